package dev.hearth.operator.desired;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;

/**
 * The last accepted spec, kept beside the cluster: when a later one is refused, this one goes on being cared for.
 *
 * @param generation of the CacheCluster that it came with
 * @param json the spec as JSON
 */
public record AcceptedSpec(long generation, String json) {

    /** Key of the spec in the ConfigMap. */
    public static final String KEY = "spec.json";

    ConfigMap configMap(EffectiveSpec spec) {
        var metadata = Metadata.of(spec, Names.accepted(spec.cluster()));
        metadata.setAnnotations(Map.of(Names.GENERATION, Long.toString(generation)));
        return new ConfigMapBuilder()
                .withMetadata(metadata)
                .withData(Map.of(KEY, json))
                .build();
    }
}
