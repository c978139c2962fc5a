package dev.hearth.operator.desired;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/**
 * Which CacheCluster object the children belong to.
 *
 * @param namespace its namespace, also that of every child
 * @param name its name, a DNS label of at most 40 characters
 * @param uid its uid, so that children of a deleted object of the same name are not mistaken for ours
 */
public record ClusterIdentity(String namespace, String name, String uid) {

    /**
     * The controller reference of every child. It does not block a foreground deletion: that would ask for a permission
     * on finalizers on servers that check it, and children need nothing done before they go.
     */
    OwnerReference owner() {
        return new OwnerReferenceBuilder()
                .withApiVersion("cache.hearth.dev/v1alpha1")
                .withKind("CacheCluster")
                .withName(name)
                .withUid(uid)
                .withController(true)
                .build();
    }
}
