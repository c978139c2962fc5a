package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Fence;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Reach;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps the fence of a healthy primary as strong as its replicas allow. The record never promises a stronger fence than
 * the server has: it is lowered in the record first, and raised on the server first.
 */
final class FenceCare {

    /** A replica whose link is down may come back within a second, at its next attempt. */
    private static final Duration RECONNECT = Duration.ofMillis(1_500);

    private FenceCare() {}

    static void plan(Situation s, Draft draft, ObservedNode primary) {
        var answer = primary.answer().orElseThrow();
        if (answer.closed()) {
            draft.record(draft.shard(), Reason.PRIMARY_RETURNED);
            draft.add(
                    new NodeCommand.Reopen(primary.id(), draft.shard().minReplicasToWrite(), Reason.PRIMARY_RETURNED));
            draft.checkIn(Duration.ofMillis(10));
        } else if (!s.policy().fenced() || s.policy().replicas() == 0) {
            lower(draft, primary, 0);
        } else if (draft.shard().fence() == Fence.OPEN) {
            arm(s, draft, primary);
        } else {
            keep(s, draft, primary);
        }
    }

    /** Replicas that the primary itself counts: online, and heard within the lag. */
    static long good(Situation s, NodeAnswer primary) {
        var lag = s.policy().maxReplicationLag().toSeconds();
        return primary.replication().replicas().stream()
                .filter(r -> r.online() && r.lagSeconds() <= lag)
                .count();
    }

    /** In sync, and not about to end: a fence that rests on a leaving replica would close when it has left. */
    private static int staying(Situation s, ObservedNode primary) {
        return (int) InSync.with(s, primary).stream()
                .filter(n -> !n.pod().deleting())
                .count();
    }

    private static void arm(Situation s, Draft draft, ObservedNode primary) {
        var quorum = Fencing.quorum(s.policy(), staying(s, primary));
        var is = primary.answer().orElseThrow().minReplicasToWrite();
        if (quorum > 0) {
            raise(draft, primary, quorum);
            draft.announce(Reason.FENCE_ARMED, primary.name() + " has replicas in sync again");
        } else if (is > 0 && s.nodes().stream().noneMatch(Situation::pending)) {
            lower(draft, primary, 0);
        }
    }

    /**
     * The server first, and in one pass between two records: what another operator opened meanwhile would be promised as
     * closing, if the record followed a report instead of the command.
     */
    private static void raise(Draft draft, ObservedNode primary, int quorum) {
        draft.record(draft.shard(), Reason.FENCE_ARMED);
        draft.add(new NodeCommand.SetFence(primary.id(), quorum, Reason.FENCE_ARMED));
        draft.record(draft.shard().withFence(Fence.ARMED, quorum), Reason.FENCE_ARMED);
        draft.checkIn(Duration.ofMillis(20));
    }

    private static void keep(Situation s, Draft draft, ObservedNode primary) {
        if (outdated(s, primary)) {
            draft.look(primary, Reason.OBSERVATION_PENDING);
            draft.checkIn(Duration.ofMillis(5));
            return;
        }
        if (fading(s, primary)) {
            draft.checkIn(Duration.ofMillis(500));
        }
        var answer = primary.answer().orElseThrow();
        var good = (int) good(s, answer);
        var is = answer.minReplicasToWrite();
        var recorded = draft.shard().minReplicasToWrite();
        var target = Fencing.quorum(s.policy().replicas());
        var most = Fencing.quorum(s.policy(), staying(s, primary));
        if (good < recorded && !reconnecting(s, primary)) {
            lower(draft, primary, good);
        } else if (recorded > target) {
            lower(draft, primary, target);
        } else if (most > recorded) {
            raise(draft, primary, most);
        } else if (is < recorded) {
            raise(draft, primary, recorded);
        } else if (is > recorded) {
            lower(draft, primary, recorded);
        }
    }

    /** The record first: should we die now, the next one knows that the fence may not close. */
    private static void lower(Draft draft, ObservedNode primary, int quorum) {
        var fence = quorum == 0 ? Fence.OPEN : Fence.ARMED;
        var shard = draft.shard();
        var is = primary.answer().orElseThrow().minReplicasToWrite();
        if (shard.fence() == fence && shard.minReplicasToWrite() == quorum && is == quorum) {
            return;
        }
        if (fence == Fence.OPEN && shard.fence() != Fence.OPEN && shard.minReplicasToWrite() > 0) {
            draft.warn(Reason.FENCE_OPENED, "no replica of " + primary.name() + " is left: each write exists once");
        }
        draft.record(shard.withFence(fence, quorum), Reason.FENCE_OPENED);
        draft.add(new NodeCommand.SetFence(primary.id(), quorum, Reason.FENCE_OPENED));
        draft.checkIn(Duration.ofMillis(20));
    }

    /** The primary still counts a replica that does not answer us: soon it may not, and nothing else would tell. */
    private static boolean fading(Situation s, ObservedNode primary) {
        return s.others(primary.id()).stream()
                .filter(n -> n.answer().isEmpty())
                .flatMap(n -> primary.answer().flatMap(p -> InSync.listed(p, n)).stream())
                .anyMatch(r -> r.online()
                        && r.lagSeconds() <= s.policy().maxReplicationLag().toSeconds());
    }

    /** A replica went after the primary was asked: its list may still have it. */
    private static boolean outdated(Situation s, ObservedNode primary) {
        var asked = Situation.answeredAt(primary);
        return s.others(primary.id()).stream()
                .map(FenceCare::goneSince)
                .anyMatch(t -> t.isAfter(asked) && !t.isAfter(s.now()));
    }

    private static Instant goneSince(ObservedNode node) {
        return switch (node.reach()) {
            case Reach.Refused refused -> refused.since();
            case Reach.Silent silent -> silent.asked();
            default -> Instant.MIN;
        };
    }

    private static boolean reconnecting(Situation s, ObservedNode primary) {
        return s.others(primary.id()).stream()
                .anyMatch(n -> n.reach() instanceof Reach.Answering a
                        && Situation.follows(n, primary)
                        && !a.answer().loading()
                        && !a.answer().replication().syncInProgress()
                        && a.offsetSince().isAfter(s.now().minus(RECONNECT)));
    }
}
