package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.FenceProof;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ObservedNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * A healthy primary hands over: pause and close it, wait until the other has every byte, promote that one. The pause
 * hides it from clients, the closed fence makes it safe.
 */
final class Switchover {

    private static final String SWITCHOVER = "Switchover";

    /** Longer than the limit for the offsets, so that no client sees a refusal while they are compared. */
    private static final int PAUSE_MILLIS = 2_000;

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private Switchover() {}

    /** @return true when a hand-over begins, so that nothing else is done in this pass */
    static boolean begin(Situation s, Draft draft, ObservedNode primary) {
        var request = wish(s, primary);
        if (request.isEmpty()) {
            return false;
        }
        var reason = request.get().reason();
        var candidate = candidate(s, primary, request.get().to());
        if (candidate.isEmpty()) {
            draft.hold(
                    SWITCHOVER,
                    Reason.NOT_IN_SYNC,
                    nobody(primary, request.get().to()));
            draft.checkIn(Duration.ofMillis(100));
            return false;
        }
        var to = candidate.get();
        var shard = draft.shard();
        var move = new Move(
                MoveKind.SWITCHOVER,
                reason,
                shard.primary(),
                Optional.of(to.id()),
                shard.epoch() + 1,
                s.now(),
                Optional.empty(),
                Optional.empty());
        draft.record(shard.withMove(Optional.of(move)), reason);
        draft.announce(Reason.SWITCHOVER_STARTED, primary.name() + " hands over to " + to.name());
        draft.add(new NodeCommand.PauseAndClose(primary.id(), PAUSE_MILLIS, reason));
        draft.look(to, reason);
        draft.checkIn(Duration.ofMillis(2));
        return true;
    }

    /** A pass of a hand-over whose former primary answers as one: by what is there, not by what was recorded. */
    static void proceed(Situation s, Draft draft, Move move, ObservedNode primary) {
        var to = move.to().flatMap(s.shard()::node);
        if (primary.answer().filter(NodeAnswer::closed).isEmpty()) {
            draft.record(draft.shard().withMove(Optional.empty()), move.reason());
            draft.checkIn(Duration.ofMillis(10));
        } else if (to.filter(n -> caughtUp(n, primary)).isPresent()) {
            Promotion.plan(s, draft, to.get(), FenceProof.ANSWERED_CLOSED);
        } else if (to.isPresent() && s.now().isBefore(move.startedAt().plus(LIMIT))) {
            draft.hold(SWITCHOVER, Reason.CANDIDATE_BEHIND, to.get().name() + " has not all of " + primary.name());
            draft.look(to.get(), move.reason());
            draft.checkIn(Duration.ofMillis(1));
        } else {
            draft.record(draft.shard().withMove(Optional.empty()), Reason.CANDIDATE_BEHIND);
            draft.add(
                    new NodeCommand.Reopen(primary.id(), draft.shard().minReplicasToWrite(), Reason.CANDIDATE_BEHIND));
            draft.warn(Reason.CANDIDATE_BEHIND, primary.name() + " stays the primary: its replica did not catch up");
            draft.checkIn(Duration.ofMillis(10));
        }
    }

    /** Asked after the primary was closed, and every byte of it there. */
    private static boolean caughtUp(ObservedNode to, ObservedNode primary) {
        var has = to.answer().map(NodeAnswer::replication);
        var wants = primary.answer().orElseThrow().replication();
        return !Situation.answeredAt(to).isBefore(Situation.answeredAt(primary))
                && has.filter(r -> r.replicationId().equals(wants.replicationId()) && r.offset() >= wants.offset())
                        .isPresent()
                && to.answer().filter(a -> !a.loading() && !a.isPrimary()).isPresent();
    }

    private static Optional<SwitchoverRequest> wish(Situation s, ObservedNode primary) {
        if (primary.pod().deleting()) {
            return Optional.of(new SwitchoverRequest(Optional.empty(), Reason.PRIMARY_LEAVING));
        }
        if (primary.answer().filter(a -> !a.diskWritable()).isPresent()) {
            return Optional.of(new SwitchoverRequest(Optional.empty(), Reason.PRIMARY_LEAVING));
        }
        return s.request().filter(r -> r.to().filter(primary.name()::equals).isEmpty());
    }

    private static Optional<ObservedNode> candidate(Situation s, ObservedNode primary, Optional<String> wanted) {
        return InSync.with(s, primary).stream()
                .filter(n -> wanted.isEmpty() || wanted.get().equals(n.name()))
                .filter(n -> !n.pod().deleting()
                        && n.answer().filter(NodeAnswer::diskWritable).isPresent())
                .min(Comparator.comparing((ObservedNode n) ->
                                n.host().filter(h -> h.ready() && !h.cordoned()).isEmpty())
                        .thenComparing(Candidates.BEST_FIRST));
    }

    private static String nobody(ObservedNode primary, Optional<String> wanted) {
        return primary.name() + " cannot hand over: "
                + wanted.map(w -> w + " is not in sync").orElse("no replica is in sync");
    }
}
