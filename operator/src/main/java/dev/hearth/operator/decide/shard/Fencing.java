package dev.hearth.operator.decide.shard;

import dev.hearth.operator.model.Fence;
import dev.hearth.operator.model.FenceProof;
import dev.hearth.operator.model.Holder;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.PrimaryRef;
import dev.hearth.operator.model.ShardPolicy;
import dev.hearth.operator.model.ShardRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the former primary has certainly stopped acknowledging writes. */
final class Fencing {

    /**
     * A fence closes up to this much later than the last acknowledgement's age allows: ages are whole seconds and are
     * looked at once a second (3.6 s at most were measured with a lag of 2 s), and half a second is ours.
     */
    private static final Duration BEYOND_LAG = Duration.ofMillis(2_500);

    private Fencing() {}

    /** What can be said of the fence. */
    sealed interface Verdict {
        /** No write is accepted there any more. */
        record Certain(FenceProof proof) implements Verdict {}

        /** It closes by itself, at the latest then. */
        record Closing(Instant until) implements Verdict {}

        /** Replicas that may keep it open are out of reach. */
        record HeldOpen(int holders, int quorum) implements Verdict {}

        /** It is open and never closes by itself. */
        record Open() implements Verdict {}
    }

    /**
     * Judges the primary that the move takes the role from.
     *
     * @param shard the record with the holders as they are now
     */
    static Verdict judge(Situation s, ShardRecord shard, Move move) {
        return move.proof()
                .or(() -> move.from().flatMap(from -> evidence(s, from)))
                .or(() -> s.policy().fenced() ? Optional.empty() : Optional.of(FenceProof.NOT_FENCED))
                .<Verdict>map(Verdict.Certain::new)
                .orElseGet(() -> byTime(s, shard, move));
    }

    /** Proof that does not need time: the process is dead, or says itself that it is closed. */
    static Optional<FenceProof> evidence(Situation s, PrimaryRef from) {
        return DeathProof.of(s, new Holder(from.node(), from.runId()))
                .or(() -> s.shard()
                        .node(from.node())
                        .flatMap(ObservedNode::answer)
                        .filter(NodeAnswer::closed)
                        .map(a -> FenceProof.ANSWERED_CLOSED));
    }

    /** The write quorum for a number of replicas: with fewer than all but {@code W - 1} of them nobody is promoted. */
    static int quorum(int replicas) {
        return (replicas + 1) / 2;
    }

    /** The quorum that a primary gets when this many replicas follow at once; 0 leaves it open. */
    static int quorum(ShardPolicy policy, int followers) {
        return policy.fenced() ? Math.min(quorum(policy.replicas()), followers) : 0;
    }

    static Duration closingTime(ShardPolicy policy) {
        return policy.maxReplicationLag().plus(BEYOND_LAG);
    }

    /** Fewer holders are left than the fence needs to stay open. */
    static boolean starved(ShardRecord shard) {
        return shard.fence() != Fence.OPEN && shard.holders().size() < Math.max(1, shard.minReplicasToWrite());
    }

    private static Verdict byTime(Situation s, ShardRecord shard, Move move) {
        if (shard.fence() == Fence.OPEN) {
            return new Verdict.Open();
        }
        if (!starved(shard) || move.fencedSince().isEmpty()) {
            return new Verdict.HeldOpen(shard.holders().size(), shard.minReplicasToWrite());
        }
        var until = move.fencedSince().get().plus(closingTime(s.policy()));
        return s.now().isBefore(until) ? new Verdict.Closing(until) : new Verdict.Certain(FenceProof.FENCE_TIMED_OUT);
    }
}
