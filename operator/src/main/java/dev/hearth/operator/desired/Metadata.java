package dev.hearth.operator.desired;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

/** Metadata of children: namespace, labels and who owns them. */
final class Metadata {

    private Metadata() {}

    /** Of a child that goes with its CacheCluster. */
    static ObjectMeta of(EffectiveSpec spec, String name) {
        return new ObjectMetaBuilder(unowned(spec, name))
                .withOwnerReferences(spec.cluster().owner())
                .build();
    }

    /** Of a child that stays when its CacheCluster is deleted. */
    static ObjectMeta unowned(EffectiveSpec spec, String name) {
        return new ObjectMetaBuilder()
                .withNamespace(spec.cluster().namespace())
                .withName(name)
                .withLabels(Names.labels(spec))
                .build();
    }
}
