package dev.hearth.operator.desired;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.List;
import java.util.Optional;

/** The nodes of a shard. Kubernetes makes and replaces them; when one restarts is the operator's decision alone. */
public final class StatefulSets {

    private StatefulSets() {}

    /**
     * @param restart token of the restart that was asked for
     * @param claimSize the size in the claim template of the StatefulSet that exists, which cannot change: claims grow one
     *     by one, see {@link VolumeClaims}; empty before it exists
     */
    public static StatefulSet of(
            EffectiveSpec spec, int shard, Optional<String> restart, Optional<Quantity> claimSize) {
        var keep = spec.storage().keepWhenDeleted() ? "Retain" : "Delete";
        return new StatefulSetBuilder()
                .withMetadata(Metadata.of(spec, Names.statefulSet(spec.cluster(), shard)))
                .withNewSpec()
                .withReplicas(spec.nodes())
                .withServiceName(Names.nodes(spec.cluster()))
                .withPodManagementPolicy("Parallel")
                .withNewUpdateStrategy()
                .withType("OnDelete")
                .endUpdateStrategy()
                .withNewSelector()
                .withMatchLabels(Names.shardSelector(spec.cluster(), shard))
                .endSelector()
                .withTemplate(PodTemplates.of(spec, shard, restart))
                .withVolumeClaimTemplates(claims(spec, claimSize))
                .withNewPersistentVolumeClaimRetentionPolicy(keep, keep)
                .endSpec()
                .build();
    }

    private static List<PersistentVolumeClaim> claims(EffectiveSpec spec, Optional<Quantity> claimSize) {
        return spec.storage()
                .size()
                .filter(size -> spec.storage().persistent())
                .map(size -> List.of(VolumeClaims.template(spec, claimSize.orElse(size))))
                .orElse(List.of());
    }
}
