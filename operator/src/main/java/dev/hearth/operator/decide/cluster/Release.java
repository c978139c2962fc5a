package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.VolumeFacts;
import java.util.List;
import java.util.Optional;

/** Gives up the volume of a node, so that Kubernetes makes another one wherever the node is placed next. */
final class Release {

    private Release() {}

    static Optional<VolumeFacts> volume(Situation s, ObservedNode node) {
        return s.cluster().volumes().stream()
                .filter(v -> v.pod().equals(node.name()))
                .findFirst();
    }

    /** A volume that can only be reached on its Kubernetes node; one that can move goes with its node. */
    static List<Action> nodeBound(Situation s, ObservedNode node, Reason reason) {
        return delete(volume(s, node).filter(VolumeFacts::nodeBound), reason);
    }

    /** Whatever volume it has. */
    static List<Action> any(Situation s, ObservedNode node, Reason reason) {
        return delete(volume(s, node), reason);
    }

    private static List<Action> delete(Optional<VolumeFacts> volume, Reason reason) {
        return volume.filter(v -> v.claim().getMetadata().getDeletionTimestamp() == null).stream()
                .<Action>map(v -> new Action.Delete(v.claim(), reason))
                .toList();
    }
}
