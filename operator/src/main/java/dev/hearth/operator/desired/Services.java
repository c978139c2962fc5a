package dev.hearth.operator.desired;

import dev.hearth.api.Labels;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.ServiceSpecBuilder;

/** How clients reach nodes. */
public final class Services {

    /** No pod is called so: their names end in a dash and a number. */
    private static final String NO_POD = "none";

    private Services() {}

    /** The way to the primary. It selects nothing: {@link PrimarySlice} says where it leads. */
    public static Service primary(EffectiveSpec spec) {
        return service(
                spec,
                Names.primary(spec.cluster()),
                new ServiceSpecBuilder().withPorts(port()).build());
    }

    /** The way to nodes that may answer reads, those in the caller's zone first. */
    public static Service read(EffectiveSpec spec, Routing routing) {
        var target = routing.replicasServe() && spec.replicas() > 0 ? toReplicas(spec) : toPrimary(spec, routing);
        var near = new ServiceSpecBuilder(target)
                .withTrafficDistribution("PreferClose")
                .build();
        return service(spec, Names.read(spec.cluster()), near);
    }

    /** A name for every node, also for those that are not ready. */
    public static Service nodes(EffectiveSpec spec) {
        var headless = new ServiceSpecBuilder()
                .withClusterIP("None")
                .withPublishNotReadyAddresses(true)
                .withSelector(Names.shardSelector(spec.cluster(), DesiredResources.SHARD))
                .withPorts(port())
                .build();
        return service(spec, Names.nodes(spec.cluster()), headless);
    }

    private static ServiceSpec toPrimary(EffectiveSpec spec, Routing routing) {
        return new ServiceSpecBuilder()
                .withPublishNotReadyAddresses(true)
                .withSelector(
                        Names.podSelector(spec.cluster(), routing.primary().orElse(NO_POD)))
                .withPorts(port())
                .build();
    }

    private static ServiceSpec toReplicas(EffectiveSpec spec) {
        return new ServiceSpecBuilder()
                .withSelector(Names.roleSelector(spec.cluster(), Labels.ROLE_REPLICA))
                .withPorts(port())
                .build();
    }

    private static ServicePort port() {
        return new ServicePortBuilder()
                .withName(Names.PORT_NAME)
                .withProtocol("TCP")
                .withPort(Names.PORT)
                .withTargetPort(new IntOrString(Names.PORT_NAME))
                .build();
    }

    private static Service service(EffectiveSpec spec, String name, ServiceSpec service) {
        return new ServiceBuilder()
                .withMetadata(Metadata.of(spec, name))
                .withSpec(service)
                .build();
    }
}
