package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ContainerState;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Progress;
import java.util.Comparator;
import java.util.List;

/**
 * Pods of an older template that cannot run: no place, no image, or a server that ends whenever it starts. They hold
 * nothing in memory, so they are replaced whatever else is under way, also before there was any primary; without that a
 * spec that was wrong once could never be corrected. A StatefulSet that restarts pods OnDelete leaves them as they are.
 */
final class BrokenPods {

    private BrokenPods() {}

    static Steps plan(Situation s) {
        return s.nodes().stream()
                .filter(n -> Rollout.outdated(s, n) && cannotRun(n) && !awaited(s, n))
                .min(Comparator.comparingInt(n -> n.id().ordinal()))
                .map(n -> Steps.of(
                        new Progress(Reason.UPDATING, n.name() + " could not run as it was and is made anew"),
                        List.of(new Action.DeletePod(n.id(), Rollout.GRACE_SECONDS, Reason.UPDATING))))
                .orElseGet(Steps::none);
    }

    private static boolean cannotRun(ObservedNode node) {
        return node.answer().isEmpty()
                && node.pod().container() != ContainerState.RUNNING
                && (node.pod().kubernetesNode().isEmpty()
                        || node.pod().waitingReason().isPresent());
    }

    /** The end of the primary's process is the proof that a failover needs, and its pod tells it. */
    private static boolean awaited(Situation s, ObservedNode node) {
        return s.isPrimary(node) && s.nodes().stream().anyMatch(n -> n.answer().isPresent());
    }
}
