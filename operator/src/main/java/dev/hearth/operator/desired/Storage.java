package dev.hearth.operator.desired;

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

    /** Whether nodes have a volume of their own. */
    public boolean persistent() {
        return mode != Persistence.NONE;
    }

    /** Whether anything is to be found again when a CacheCluster of the same name comes back. */
    public boolean outlivesCluster() {
        return persistent() && keepWhenDeleted;
    }
}
