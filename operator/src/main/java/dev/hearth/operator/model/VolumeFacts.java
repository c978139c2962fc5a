package dev.hearth.operator.model;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Optional;

/**
 * A node's volume.
 *
 * @param claim the claim object
 * @param pod the pod it belongs to
 * @param host the only Kubernetes node on which its data can be reached; empty for a volume that can move
 * @param zoneBound it can be reached on several Kubernetes nodes, but not on all, as a disk of one zone
 * @param fixedSize its StorageClass does not allow it to grow
 */
public record VolumeFacts(
        PersistentVolumeClaim claim, String pod, Optional<String> host, boolean zoneBound, boolean fixedSize) {

    private static final String STORAGE = "storage";

    /** One that may grow, as far as is known. */
    public VolumeFacts(PersistentVolumeClaim claim, String pod, Optional<String> host) {
        this(claim, pod, host, false, false);
    }

    /** The size that its claim asks for. */
    public Optional<Quantity> requested() {
        return Optional.ofNullable(claim.getSpec().getResources().getRequests().get(STORAGE));
    }

    /** The size it has; empty while it is being made. */
    public Optional<Quantity> capacity() {
        return Optional.ofNullable(claim.getStatus()).map(s -> s.getCapacity()).map(c -> c.get(STORAGE));
    }

    /** Its data is lost with one Kubernetes node. */
    public boolean nodeBound() {
        return host.isPresent();
    }
}
