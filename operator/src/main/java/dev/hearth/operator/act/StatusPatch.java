package dev.hearth.operator.act;

import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

/** The body of a status write by server-side apply: identity and the whole status, nothing else. */
public final class StatusPatch {

    private StatusPatch() {}

    /** @param resourceVersion the write fails when the object has another one by then */
    public static CacheCluster of(CacheCluster cluster, CacheClusterStatus status, String resourceVersion) {
        var patch = new CacheCluster();
        patch.setMetadata(new ObjectMetaBuilder()
                .withNamespace(cluster.getMetadata().getNamespace())
                .withName(cluster.getMetadata().getName())
                .withResourceVersion(resourceVersion)
                .build());
        patch.setStatus(status);
        return patch;
    }
}
