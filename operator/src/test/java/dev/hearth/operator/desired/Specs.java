package dev.hearth.operator.desired;

import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.api.v1alpha1.CacheClusterSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;

/** Specs as a person writes them. */
final class Specs {

    private static final EngineImages IMAGES = new EngineImages("redis:7.4.6", "valkey/valkey:8.1.4");

    private Specs() {}

    /** The effective spec of the YAML that stands below {@code spec:}. */
    static EffectiveSpec of(String yaml, Optional<String> runningImage) {
        return of("web", parse(yaml), runningImage);
    }

    /** The comment keeps a flow mapping from being read as JSON. */
    static CacheClusterSpec parse(String yaml) {
        return Serialization.unmarshal("# YAML\n" + yaml, CacheClusterSpec.class);
    }

    static EffectiveSpec of(CacheCluster cluster, Optional<String> runningImage) {
        return of(cluster.getMetadata().getName(), cluster.getSpec(), runningImage);
    }

    private static EffectiveSpec of(String name, CacheClusterSpec spec, Optional<String> runningImage) {
        var identity = new ClusterIdentity("shop", name, "8d2f1c9e");
        var image = IMAGES.choose(
                Engine.of(spec.engine().type()),
                Optional.ofNullable(spec.engine().image()),
                runningImage);
        return EffectiveSpec.of(identity, spec, image);
    }
}
