package dev.hearth.operator.desired;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.List;
import java.util.Optional;

/**
 * The one endpoint of the primary's Service, written by the operator itself. A slice that Kubernetes makes from a selector
 * also changes when the pod becomes unready or is told to stop, moments before another node is promoted, and kube-proxy
 * then applies the promotion up to a second later.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/">EndpointSlices</a>
 */
public final class PrimarySlice {

    /** Label: the Service that a slice belongs to. */
    static final String SERVICE = "kubernetes.io/service-name";

    private PrimarySlice() {}

    /** Empty when it is to stay as it is. */
    public static Optional<EndpointSlice> of(EffectiveSpec spec, PrimaryRoute route) {
        return switch (route) {
            case PrimaryRoute.To to -> Optional.of(slice(spec, family(to.ip()), List.of(endpoint(to))));
            case PrimaryRoute.Nowhere nowhere -> Optional.of(slice(spec, family(nowhere.anyIp()), List.of()));
            case PrimaryRoute.AsBefore asBefore -> Optional.empty();
        };
    }

    private static EndpointSlice slice(EffectiveSpec spec, String family, List<Endpoint> endpoints) {
        var name = Names.primary(spec.cluster());
        return new EndpointSliceBuilder()
                .withMetadata(new ObjectMetaBuilder(Metadata.of(spec, name))
                        .addToLabels(SERVICE, name)
                        .addToLabels(Names.SLICE_MANAGED_BY, Names.SLICE_MANAGER)
                        .build())
                .withAddressType(family)
                .withEndpoints(endpoints)
                .withPorts(new EndpointPortBuilder()
                        .withName(Names.PORT_NAME)
                        .withProtocol("TCP")
                        .withPort(Names.PORT)
                        .build())
                .build();
    }

    /** Always ready: the protocol decides who the primary is, and the kubelet's opinion comes later. */
    private static Endpoint endpoint(PrimaryRoute.To to) {
        return new EndpointBuilder()
                .withAddresses(to.ip())
                .withNewConditions()
                .withReady(true)
                .withServing(true)
                .withTerminating(false)
                .endConditions()
                .withNodeName(to.kubernetesNode().orElse(null))
                .withTargetRef(new ObjectReferenceBuilder()
                        .withKind("Pod")
                        .withNamespace(to.node().namespace())
                        .withName(to.node().pod())
                        .withUid(to.node().uid())
                        .build())
                .build();
    }

    private static String family(String ip) {
        return ip.indexOf(':') < 0 ? "IPv4" : "IPv6";
    }
}
