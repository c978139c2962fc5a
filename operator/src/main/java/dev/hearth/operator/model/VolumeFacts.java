package dev.hearth.operator.model;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.Optional;

/**
 * A node's volume.
 *
 * @param claim the claim object
 * @param pod the pod it belongs to
 * @param host the only Kubernetes node on which its data can be reached; empty for a volume that can move
 */
public record VolumeFacts(PersistentVolumeClaim claim, String pod, Optional<String> host) {

    /** Its data is lost with one Kubernetes node. */
    public boolean nodeBound() {
        return host.isPresent();
    }
}
