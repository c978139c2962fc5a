package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.Fence;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Progress;
import dev.hearth.operator.model.WorkloadFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Brings nodes to a new pod template one by one: replicas first, from the highest ordinal down, each only when all others
 * serve; then the primary hands over and follows. A node that does not come up stops it there, and the others go on
 * serving what they have.
 */
final class Rollout {

    static final int GRACE_SECONDS = 60;

    private Rollout() {}

    static Steps plan(Situation s) {
        var outdated = s.nodes().stream().filter(n -> outdated(s, n)).toList();
        // One that was told to stop still runs with the old settings until it is gone.
        if (outdated.isEmpty()) {
            return Steps.none();
        }
        var done = s.nodes().size() - outdated.size();
        var progress = new Progress(
                Reason.UPDATING, done + " of " + s.spec().nodes() + " nodes run with the new settings and image");
        if (s.moving() || !s.primaryServes()) {
            return Steps.waiting(progress, hold(Reason.MOVE_IN_PROGRESS, "the primary is being moved"));
        }
        var next = next(s, outdated);
        var blocking = s.nodes().stream()
                .filter(n -> !s.serves(n) || n.pod().deleting())
                .filter(n -> next.filter(n::equals).isEmpty())
                .findFirst();
        if (blocking.isPresent()) {
            return Steps.waiting(
                    progress,
                    hold(
                            Reason.REPLICA_NOT_WARM,
                            blocking.get().name() + " does not serve yet; the others wait for it"));
        }
        if (s.nodes().size() < s.spec().nodes()) {
            return Steps.waiting(progress, hold(Reason.NODES_STARTING, "not all nodes exist yet"));
        }
        return next.map(node -> Steps.of(progress, stop(s, node, Reason.UPDATING, List.of())))
                .orElseGet(() -> primary(s, progress, outdated.getFirst()));
    }

    static boolean outdated(Situation s, ObservedNode node) {
        return s.cluster()
                .workload()
                .filter(WorkloadFacts::current)
                .filter(w -> !w.updateRevision().equals(node.pod().revision()))
                .isPresent();
    }

    /** Broken ones first: they serve nobody, and they would block the others. */
    private static Optional<ObservedNode> next(Situation s, List<ObservedNode> outdated) {
        return outdated.stream()
                .filter(n -> !s.isPrimary(n) && !n.pod().deleting())
                .min(Comparator.comparing(s::serves).thenComparing(n -> n.id().ordinal(), Comparator.reverseOrder()));
    }

    private static Steps primary(Situation s, Progress progress, ObservedNode primary) {
        return s.spec().replicas() == 0
                ? Steps.of(progress, List.of(new Action.DeletePod(primary.id(), GRACE_SECONDS, Reason.UPDATING)))
                : Steps.asking(progress, Optional.empty(), Reason.UPDATING);
    }

    /**
     * Takes a replica away for a while. That must not make the primary refuse writes, so its fence is lowered first where
     * it would close.
     *
     * @param release what of the replica is given up with its pod
     */
    static List<Action> stop(Situation s, ObservedNode replica, Reason reason, List<Action> release) {
        var actions = new ArrayList<Action>();
        var shard = s.shard().record();
        var left = (int) s.nodes().stream()
                .filter(n -> !n.equals(replica) && !s.isPrimary(n) && s.inSync(n))
                .count();
        if (shard.fence() == Fence.ARMED && left < shard.minReplicasToWrite()) {
            var fence = left == 0 ? Fence.OPEN : Fence.ARMED;
            actions.add(new Action.Record(shard.withFence(fence, left), Reason.FENCE_OPENED));
            s.primary().ifPresent(p -> actions.add(new NodeCommand.SetFence(p.id(), left, Reason.FENCE_OPENED)));
        }
        actions.addAll(release);
        actions.add(new Action.DeletePod(replica.id(), GRACE_SECONDS, reason));
        return actions;
    }

    private static Hold hold(Reason reason, String message) {
        return new Hold("Update", 0, reason, message, Optional.empty());
    }
}
