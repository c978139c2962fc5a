package dev.hearth.operator.decide.shard;

import dev.hearth.operator.model.ContainerState;
import dev.hearth.operator.model.FenceProof;
import dev.hearth.operator.model.Holder;
import dev.hearth.operator.model.KubernetesNodeFacts;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Reach;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a process is certainly gone. A missing pod, a Kubernetes node that is not ready and any silence prove
 * nothing; a process that may be stopped still has its sockets and acknowledges what they hold when it wakes.
 */
final class DeathProof {

    /** The kubelet's word about a container is up to about a second old. */
    private static final Duration KUBELET_DELAY = Duration.ofSeconds(2);

    private DeathProof() {}

    /** @return the strongest proof there is; empty when the process may live */
    static Optional<FenceProof> of(Situation s, Holder process) {
        if (s.shard().ended().contains(process.node())) {
            return Optional.of(FenceProof.POD_ENDED);
        }
        var node = s.shard().node(process.node());
        return node.isEmpty() ? Optional.empty() : ofPresent(s, node.get(), process.runId());
    }

    private static Optional<FenceProof> ofPresent(Situation s, ObservedNode node, String runId) {
        if (node.answer().isPresent()) {
            return node.answer().filter(a -> anotherProcess(s, node, a, runId)).map(a -> FenceProof.NEW_PROCESS);
        }
        if (node.host().filter(KubernetesNodeFacts::outOfService).isPresent()) {
            return Optional.of(FenceProof.OUT_OF_SERVICE);
        }
        if (containerEnded(s, node, runId)) {
            return Optional.of(FenceProof.CONTAINER_ENDED);
        }
        return refusedForGood(s, node, runId) ? Optional.of(FenceProof.CONNECTION_REFUSED) : Optional.empty();
    }

    /** A new process boots as a replica; one that claims to be a primary may be an old answer and is asked again. */
    private static boolean anotherProcess(Situation s, ObservedNode node, NodeAnswer answer, String runId) {
        return !runId.isEmpty() && !runId.equals(answer.runId()) && (!answer.isPrimary() || !stale(s, node));
    }

    static boolean stale(Situation s, ObservedNode node) {
        return Situation.answeredAt(node).isBefore(s.now().minus(Situation.FRESH));
    }

    /**
     * That word may be about the process before this one, and so may a refusal: it counts at once only against a process
     * that this operator had heard, else when nothing was heard for longer than the kubelet needs.
     */
    private static boolean containerEnded(Situation s, ObservedNode node, String runId) {
        var silentSince = s.now().minus(longest(s));
        return node.pod().container() == ContainerState.TERMINATED
                && switch (node.reach()) {
                    case Reach.Refused r -> knows(r.last(), runId) || !r.since().isAfter(silentSince);
                    case Reach.Silent silent -> !silent.asked().isAfter(silentSince);
                    case Reach.Unknown u -> node.pod().ip().isEmpty();
                    case Reach.Garbled g -> false;
                    case Reach.Answering a -> false;
                };
    }

    private static boolean knows(Optional<NodeAnswer> last, String runId) {
        return last.filter(a -> a.runId().equals(runId)).isPresent();
    }

    private static Duration longest(Situation s) {
        var detect = s.policy().detectAfter();
        return detect.compareTo(KUBELET_DELAY) > 0 ? detect : KUBELET_DELAY;
    }

    private static boolean refusedForGood(Situation s, ObservedNode node, String runId) {
        return node.reach() instanceof Reach.Refused(var since, var refusals, var broken, var last)
                && refusals >= 2
                && broken
                && knows(last, runId)
                // One that rests because it refused a command may still hear the primary.
                && s.others(node.id()).stream()
                        .noneMatch(n -> n.reach() instanceof Reach.Garbled
                                && n.refusal().isPresent())
                && s.others(node.id()).stream()
                        .filter(n -> Situation.follows(n, node))
                        .allMatch(n -> !Situation.answeredAt(n).isBefore(since) && !linkUp(n));
    }

    private static boolean linkUp(ObservedNode node) {
        return node.answer().filter(a -> a.replication().linkUp()).isPresent();
    }
}
