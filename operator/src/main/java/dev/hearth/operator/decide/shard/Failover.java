package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Fence;
import dev.hearth.operator.model.FenceProof;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Reach;
import dev.hearth.operator.model.ShardRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The primary is lost: decide whether anything can come of a failover, and only then record it and detach the replicas.
 *
 * <ol>
 *   <li>A dead primary: always, once the replicas have drained what it had sent.
 *   <li>A silent one: only when its fence can close, that is, when enough of its replicas are within reach; else its
 *       replicas are left as they are and go on keeping its writes.
 * </ol>
 */
final class Failover {

    static final String PROMOTE = "Promote";

    /** Two equal offsets this far apart: the socket of a dead primary has been read to its end. */
    private static final Duration STABLE = Duration.ofMillis(20);

    private Failover() {}

    /** @param lost the finding about the recorded primary */
    static void begin(Situation s, Draft draft, Loss.Lost lost) {
        var pending = members(s, draft).stream().filter(Situation::pending).toList();
        if (!pending.isEmpty()) {
            draft.hold(PROMOTE, Reason.OBSERVATION_PENDING, pending.getFirst().name() + " has not been asked yet");
            draft.checkIn(Duration.ofMillis(10));
            return;
        }
        var mayBegin = lost.proof().isPresent() ? drained(s, draft) : feasible(s, draft);
        if (mayBegin) {
            start(s, draft, lost);
        }
    }

    private static void start(Situation s, Draft draft, Loss.Lost lost) {
        var shard = draft.shard();
        var move = new Move(
                MoveKind.FAILOVER,
                lost.reason(),
                shard.primary(),
                Optional.empty(),
                shard.epoch() + 1,
                s.now(),
                Fencing.starved(shard) ? Optional.of(s.now()) : Optional.empty(),
                lost.proof());
        draft.record(shard.withMove(Optional.of(move)), lost.reason());
        draft.warn(
                Reason.FAILOVER_STARTED,
                name(shard) + " is lost (epoch " + shard.epoch() + ")"
                        + lost.proof().map(p -> ": " + p).orElse("") + noticed(s));
        s.primary()
                .filter(p -> p.reach() instanceof Reach.Silent)
                .ifPresent(p -> draft.add(new NodeCommand.CloseBlindly(p.id(), lost.reason())));
        FailoverPass.proceed(s, draft, move);
    }

    private static String noticed(Situation s) {
        return s.primary()
                .map(ObservedNode::reach)
                .flatMap(Failover::firstSign)
                .map(since -> "; noticed " + Duration.between(since, s.now()).toMillis() + " ms after the first sign")
                .orElse("");
    }

    private static Optional<Instant> firstSign(Reach reach) {
        return switch (reach) {
            case Reach.Silent silent -> Optional.of(silent.since());
            case Reach.Refused refused -> Optional.of(refused.since());
            default -> Optional.empty();
        };
    }

    /** What is still on its way from a dead primary makes the difference between its replicas. */
    private static boolean drained(Situation s, Draft draft) {
        var primary = s.primary();
        var wet = s.nodes().stream()
                .filter(n -> primary.filter(p -> Situation.follows(n, p)).isPresent())
                .filter(n -> !drained(n))
                .toList();
        wet.forEach(n -> draft.look(n, Reason.PRIMARY_DEAD));
        if (!wet.isEmpty()) {
            draft.hold(
                    PROMOTE,
                    Reason.PRIMARY_DEAD,
                    wet.getFirst().name() + " still reads what " + name(draft.shard()) + " had sent");
            draft.checkIn(STABLE);
        }
        return wet.isEmpty();
    }

    private static boolean drained(ObservedNode node) {
        return node.reach() instanceof Reach.Answering a
                && (!a.answer().replication().linkUp()
                        || a.answer().replication().lastIoSecondsAgo() >= 2)
                && !a.answeredAt().isBefore(a.offsetSince().plus(STABLE));
    }

    private static boolean feasible(Situation s, Draft draft) {
        var shard = draft.shard();
        var refusal = refusal(s, shard);
        refusal.ifPresent(r -> r.accept(draft));
        return refusal.isEmpty();
    }

    /** A reason not to touch the replicas yet. */
    private record Refusal(Reason reason, String message, Optional<Instant> until) {
        void accept(Draft draft) {
            until.ifPresentOrElse(
                    t -> draft.holdUntil(PROMOTE, reason, message, t), () -> draft.hold(PROMOTE, reason, message));
            draft.checkIn(Duration.ofMillis(500));
        }
    }

    private static Optional<Refusal> refusal(Situation s, ShardRecord shard) {
        return coolDown(s, shard)
                .or(() -> s.policy().fenced() ? fence(s, shard) : Optional.empty())
                .or(() -> Candidates.eligible(s, shard).isEmpty() && !replaced(s, shard)
                        ? Optional.of(new Refusal(
                                Reason.NO_CANDIDATE,
                                "no replica within reach was in sync with " + name(shard),
                                Optional.empty()))
                        : Optional.empty());
    }

    private static Optional<Refusal> coolDown(Situation s, ShardRecord shard) {
        return shard.lastFailoverAt()
                .map(at -> at.plus(s.policy().coolDown()))
                .filter(s.now()::isBefore)
                .map(until -> new Refusal(
                        Reason.COOL_DOWN, "the last failover is less than the cool-down ago", Optional.of(until)));
    }

    private static Optional<Refusal> fence(Situation s, ShardRecord shard) {
        if (unprovable(s, shard)) {
            return Optional.empty();
        }
        if (shard.fence() == Fence.OPEN) {
            return Optional.of(new Refusal(
                    Reason.FENCE_NOT_CLOSED,
                    name(shard)
                            + " may still acknowledge writes; it had no replica, so its fence stays open until"
                            + " its process is known to have ended",
                    Optional.empty()));
        }
        var away = shard.holders().stream()
                .filter(h -> s.ready().stream().noneMatch(n -> n.id().equals(h.node())))
                .count();
        return away >= Math.max(1, shard.minReplicasToWrite())
                ? Optional.of(new Refusal(Reason.NEED_MORE_REPLICAS, needMore(shard, away), Optional.empty()))
                : Optional.empty();
    }

    static String needMore(ShardRecord shard, long away) {
        return name(shard) + " may still acknowledge writes: " + away + " of its replicas are out of reach, and "
                + Math.max(1, shard.minReplicasToWrite()) + " suffice to keep its fence open";
    }

    /** Nobody will ever tell whether it ended, nor whether those that keep its fence open did: their pods are gone. */
    static boolean unprovable(Situation s, ShardRecord shard) {
        return replaced(s, shard)
                && (shard.fence() == Fence.OPEN
                        || shard.holders().stream()
                                .map(h -> s.shard().node(h.node()))
                                .allMatch(n -> n.isEmpty() || s.ready().contains(n.get())));
    }

    /** The pod of the primary is gone, and another one of its name exists. */
    static boolean replaced(Situation s, ShardRecord shard) {
        return shard.primary()
                .filter(p -> s.shard().node(p.node()).isEmpty())
                .filter(p -> s.nodes().stream()
                        .anyMatch(n -> n.name().equals(p.node().pod())))
                .isPresent();
    }

    private static List<ObservedNode> members(Situation s, Draft draft) {
        return s.nodes().stream()
                .filter(n -> draft.shard()
                        .primary()
                        .filter(p -> p.node().equals(n.id()))
                        .isEmpty())
                .toList();
    }

    static String name(ShardRecord shard) {
        return shard.primary().map(p -> p.node().pod()).orElse("the primary");
    }

    static boolean dead(FenceProof proof) {
        return switch (proof) {
            case NEW_PROCESS, CONTAINER_ENDED, POD_ENDED, CONNECTION_REFUSED, OUT_OF_SERVICE, POD_REPLACED -> true;
            case NO_PRIMARY_BEFORE, ANSWERED_CLOSED, FENCE_TIMED_OUT, NOT_FENCED -> false;
        };
    }
}
