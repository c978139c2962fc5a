package dev.hearth.operator.desired;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.stream.Stream;

/** Everything that should exist for a cluster. */
public final class DesiredResources {

    /** Mode Replicated has one shard. */
    static final int SHARD = 0;

    private DesiredResources() {}

    /**
     * All children, in the order to apply them: what pods mount first, then the way to the primary – before any other
     * change of endpoints, which would delay it by up to a second – and the pods last. An object of ours that is not in
     * the list is no longer wanted.
     */
    public static List<HasMetadata> of(EffectiveSpec spec, DesiredInputs inputs) {
        return Stream.of(
                        inputs.accepted().map(accepted -> accepted.configMap(spec)).stream(),
                        Stream.of(
                                Secrets.credentials(spec, inputs.credentials()),
                                Secrets.connection(spec, inputs.credentials()),
                                ServerConfig.configMap(spec),
                                Services.primary(spec)),
                        PrimarySlice.of(spec, inputs.routing().route()).stream(),
                        Stream.of(Services.read(spec, inputs.routing()), Services.nodes(spec)),
                        NetworkPolicies.of(spec, inputs.operatorNamespace(), inputs.attachedNamespaces()).stream(),
                        Safeguards.budgets(spec).stream(),
                        Stream.of(StatefulSets.of(spec, SHARD, inputs.restart(), inputs.claimSize())))
                .<HasMetadata>flatMap(objects -> objects)
                .toList();
    }
}
