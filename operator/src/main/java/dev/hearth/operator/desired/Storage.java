package dev.hearth.operator.desired;

import dev.hearth.api.v1alpha1.PersistenceSpec;
import dev.hearth.api.v1alpha1.RetentionPolicy;
import dev.hearth.operator.model.Persistence;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Optional;

/**
 * How a node keeps its data.
 *
 * @param mode NONE: in memory only
 * @param size of the volume; present unless NONE
 * @param storageClass empty: the default class
 * @param keepWhenDeleted whether volumes and credentials outlive the CacheCluster
 */
public record Storage(
        Persistence mode, Optional<Quantity> size, Optional<String> storageClass, boolean keepWhenDeleted) {

    static Storage of(PersistenceSpec spec) {
        var mode = switch (spec.mode()) {
            case NONE -> Persistence.NONE;
            case APPEND_ONLY -> Persistence.APPEND_ONLY;
            case SNAPSHOT -> Persistence.SNAPSHOT;
        };
        return new Storage(
                mode,
                Optional.ofNullable(spec.size()).map(CanonicalQuantity::of),
                Optional.ofNullable(spec.storageClassName()),
                spec.whenDeleted() == RetentionPolicy.RETAIN);
    }

    /** Whether nodes have a volume of their own. */
    public boolean persistent() {
        return mode != Persistence.NONE;
    }

    /** Whether anything is to be found again when a CacheCluster of the same name comes back. */
    public boolean outlivesCluster() {
        return persistent() && keepWhenDeleted;
    }
}
