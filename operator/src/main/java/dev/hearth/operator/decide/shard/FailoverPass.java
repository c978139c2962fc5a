package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.FenceProof;
import dev.hearth.operator.model.Holder;
import dev.hearth.operator.model.KubernetesNodeFacts;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.PrimaryRef;
import dev.hearth.operator.model.Reach;
import dev.hearth.operator.model.ShardRecord;
import java.time.Duration;
import java.time.Instant;

/** One pass of a failover under way: detach who is attached, wait for the fence, choose, promote; or go back. */
final class FailoverPass {

    /** Without a way forward for this long the replicas are given back, so that a healed path is used. */
    private static final Duration GIVE_UP = Duration.ofSeconds(10);

    /** How long a dead primary's best replica may be out of reach before another one is taken. */
    private static final Duration STRAGGLERS = Duration.ofSeconds(1);

    /** A hiccup that lasts no longer than this after its detection may still be rolled back; then the process is ended. */
    private static final Duration KILL_AFTER = Duration.ofMillis(1_500);

    private FailoverPass() {}

    static void proceed(Situation s, Draft draft, Move move) {
        var from = move.from().orElseThrow();
        var answer =
                s.shard().node(from.node()).filter(n -> sameProcess(n, from)).filter(Situation::claimsPrimary);
        if (answer.isPresent() && !goneOn(s, draft, move, answer.get())) {
            return;
        }
        var due = Freezing.due(s).stream()
                .filter(n -> answer.filter(n::equals).isEmpty())
                .toList();
        if (!due.isEmpty()) {
            Freezing.plan(draft, due, move.reason());
            draft.checkIn(Duration.ofMillis(5));
            return;
        }
        if (s.others(from.node()).stream()
                .anyMatch(n -> Situation.pending(n) && !n.pod().deleting())) {
            draft.learn(s.shard().record()); // a status write now would only delay the promotion
            draft.hold(Failover.PROMOTE, Reason.OBSERVATION_PENDING, "the members' last offsets are read");
            draft.checkIn(Duration.ofMillis(5));
            return;
        }
        decide(s, draft, move);
    }

    private static boolean sameProcess(ObservedNode node, PrimaryRef ref) {
        return node.answer()
                .filter(a -> ref.runId().isEmpty() || a.runId().equals(ref.runId()))
                .isPresent();
    }

    /** The lost primary is back: it gets its replicas back, unless its pod is going to end anyway. */
    private static boolean goneOn(Situation s, Draft draft, Move move, ObservedNode primary) {
        if (!primary.pod().deleting()) {
            Rollback.plan(s, draft, primary, Reason.PRIMARY_RETURNED);
            return false;
        }
        if (primary.answer().filter(NodeAnswer::closed).isPresent()) {
            return true;
        }
        draft.add(new NodeCommand.SetFence(primary.id(), NodeAnswer.CLOSED, move.reason()));
        draft.checkIn(Duration.ofMillis(5));
        return false;
    }

    private static void decide(Situation s, Draft draft, Move move) {
        switch (Fencing.judge(s, draft.shard(), move)) {
            case Fencing.Verdict.Certain(var proof) -> choose(s, draft, move, proof);
            case Fencing.Verdict.Closing(var until) -> {
                draft.holdUntil(Failover.PROMOTE, Reason.FENCE_NOT_CLOSED, closing(s, draft.shard()), until);
                draft.checkIn(Duration.between(s.now(), until));
                end(s, draft, move);
            }
            case Fencing.Verdict.HeldOpen(var holders, var quorum) ->
                stuck(s, draft, move, Reason.NEED_MORE_REPLICAS, Failover.needMore(draft.shard(), holders));
            case Fencing.Verdict.Open() ->
                stuck(
                        s,
                        draft,
                        move,
                        Reason.FENCE_NOT_CLOSED,
                        Failover.name(draft.shard()) + " may still acknowledge writes and its fence is open");
        }
    }

    private static void stuck(Situation s, Draft draft, Move move, Reason reason, String message) {
        if (Failover.unprovable(s, draft.shard())) {
            replaced(s, draft, move);
            return;
        }
        draft.hold(Failover.PROMOTE, reason, message);
        end(s, draft, move);
        giveUpInTime(s, draft, move);
    }

    private static String closing(Situation s, ShardRecord shard) {
        return Failover.name(shard) + " may still acknowledge writes; its fence closes "
                + Fencing.closingTime(s.policy()).toMillis() / 1000.0 + " s after its last replica was heard";
    }

    /** Kubernetes makes a second pod of a name only after the end of the first, unless somebody used force. */
    private static void replaced(Situation s, Draft draft, Move move) {
        var until = move.startedAt().plus(replacementWait(s));
        if (s.now().isBefore(until)) {
            draft.holdUntil(
                    Failover.PROMOTE,
                    Reason.FENCE_NOT_CLOSED,
                    Failover.name(draft.shard()) + " was replaced, and nobody saw its process end",
                    until);
            draft.checkIn(Duration.between(s.now(), until));
        } else {
            choose(s, draft, move, FenceProof.POD_REPLACED);
        }
    }

    private static Duration replacementWait(Situation s) {
        return s.policy().replicas() == 0
                ? Fencing.closingTime(s.policy())
                : s.policy().coldStartWait();
    }

    /** Ends a process that may wake up and answer what its sockets hold; its end also ends the wait. */
    private static void end(Situation s, Draft draft, Move move) {
        var primary = s.primary()
                .filter(p -> p.reach() instanceof Reach.Silent && !p.pod().deleting());
        if (primary.isEmpty()
                || primary.get().host().filter(KubernetesNodeFacts::ready).isEmpty()) {
            return;
        }
        var endAt = endAt(s, move, primary.get());
        if (s.now().isBefore(endAt)) {
            draft.checkIn(Duration.between(s.now(), endAt));
        } else {
            draft.add(new Action.DeletePod(primary.get().id(), 1, move.reason()));
        }
    }

    /** Detection may begin at the last answer; ending a process for good counts from the first missing one. */
    private static Instant endAt(Situation s, Move move, ObservedNode primary) {
        var missing = primary.reach() instanceof Reach.Silent silent
                ? silent.asked().plus(s.policy().detectAfter())
                : move.startedAt();
        return (missing.isAfter(move.startedAt()) ? missing : move.startedAt()).plus(KILL_AFTER);
    }

    private static void choose(Situation s, Draft draft, Move move, FenceProof proof) {
        var best = Candidates.eligible(s, draft.shard()).stream()
                .filter(Situation::frozen)
                .findFirst();
        var missing = Candidates.missing(s, draft.shard());
        var until = move.startedAt().plus(STRAGGLERS);
        if (!missing.isEmpty() && s.now().isBefore(until) && Failover.dead(proof)) {
            draft.holdUntil(Failover.PROMOTE, Reason.OBSERVATION_PENDING, awaited(missing.getFirst()), until);
            draft.checkIn(Duration.between(s.now(), until));
        } else if (best.isPresent()) {
            Promotion.plan(s, draft, best.get(), proof);
        } else if (noneWillCome(s, draft.shard(), move, proof)) {
            coldStart(s, draft, move, proof);
        } else {
            draft.hold(
                    Failover.PROMOTE,
                    Reason.NO_CANDIDATE,
                    "no replica within reach was in sync with " + Failover.name(draft.shard()));
            giveUpInTime(s, draft, move);
        }
    }

    /** Those that were in sync are gone too, or were waited for as long as a cold start waits. */
    private static boolean noneWillCome(Situation s, ShardRecord shard, Move move, FenceProof proof) {
        var waited = !s.now().isBefore(move.startedAt().plus(s.policy().coldStartWait()));
        return Failover.dead(proof)
                ? waited || Candidates.missing(s, shard).isEmpty()
                : waited && Failover.replaced(s, shard);
    }

    private static String awaited(Holder holder) {
        return holder.node().pod() + " was in sync and does not answer";
    }

    private static void coldStart(Situation s, Draft draft, Move move, FenceProof proof) {
        ColdStarting.plan(s, draft, move.startedAt(), node -> {
            draft.warn(
                    Reason.NO_DATA_LEFT,
                    "nobody who was in sync with " + Failover.name(draft.shard()) + " is left; " + node.name()
                            + " holds the newest data that is left");
            Promotion.plan(s, draft, node, proof);
        });
    }

    private static void giveUpInTime(Situation s, Draft draft, Move move) {
        var until = begunWaiting(move).plus(GIVE_UP);
        var primary = s.primary().filter(p -> p.pod().ip().isPresent());
        if (primary.isEmpty()
                || Fencing.evidence(s, move.from().orElseThrow())
                        .filter(Failover::dead)
                        .isPresent()) {
            draft.checkIn(Duration.ofSeconds(1));
        } else if (s.now().isBefore(until)) {
            draft.checkIn(Duration.between(s.now(), until));
        } else {
            Rollback.plan(s, draft, primary.get(), Reason.NEED_MORE_REPLICAS);
        }
    }

    private static Instant begunWaiting(Move move) {
        return move.fencedSince().filter(move.startedAt()::isBefore).orElse(move.startedAt());
    }
}
