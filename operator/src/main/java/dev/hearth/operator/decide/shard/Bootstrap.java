package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Fence;
import dev.hearth.operator.model.FenceProof;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.PrimaryRef;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The record names no primary: the shard is new, or the record was lost. The servers' own answers come first: one that
 * is a primary already stays it, and the newest data wins among those that are not.
 */
final class Bootstrap {

    private Bootstrap() {}

    static void plan(Situation s, Draft draft) {
        var move = draft.shard().move().orElseGet(() -> move(s, draft));
        var waited = !s.now().isBefore(move.startedAt().plus(s.policy().coldStartWait()));
        if (!waited && s.nodes().stream().anyMatch(Situation::pending)) {
            begun(draft, move);
            s.nodes().stream().filter(Situation::pending).forEach(n -> draft.look(n, Reason.NO_PRIMARY_YET));
            draft.hold(Failover.PROMOTE, Reason.NO_PRIMARY_YET, "the nodes of the shard are asked what they hold");
            draft.checkIn(Duration.ofMillis(100));
            return;
        }
        var claims = s.ready().stream().filter(Situation::claimsPrimary).toList();
        if (!claims.isEmpty()) {
            adopt(s, draft, claims);
            return;
        }
        begun(draft, move);
        ColdStarting.plan(s, draft, move.startedAt(), node -> promote(s, draft, node, move));
    }

    private static Move move(Situation s, Draft draft) {
        return new Move(
                MoveKind.BOOTSTRAP,
                Reason.NO_PRIMARY_YET,
                Optional.empty(),
                Optional.empty(),
                draft.shard().epoch() + 1,
                s.now(),
                Optional.empty(),
                Optional.empty());
    }

    private static void begun(Draft draft, Move move) {
        draft.learn(draft.shard().withMove(Optional.of(move)));
    }

    private static void promote(Situation s, Draft draft, ObservedNode node, Move move) {
        var due = Freezing.due(s);
        if (due.isEmpty()) {
            var epoch = Math.max(move.epoch(), newestMarker(s) + 1);
            draft.learn(draft.shard()
                    .withMove(Optional.of(new Move(
                            move.kind(),
                            move.reason(),
                            move.from(),
                            move.to(),
                            epoch,
                            move.startedAt(),
                            move.fencedSince(),
                            move.proof()))));
            Promotion.plan(s, draft, node, FenceProof.NO_PRIMARY_BEFORE);
        } else {
            Freezing.plan(draft, due, move.reason());
            draft.checkIn(Duration.ofMillis(5));
        }
    }

    private static long newestMarker(Situation s) {
        return s.nodes().stream().mapToLong(ColdStart::marker).max().orElse(0);
    }

    /** The highest marker wins; all others are closed, which also happens in every later pass. */
    private static void adopt(Situation s, Draft draft, List<ObservedNode> claims) {
        var winner = claims.stream()
                .max(Comparator.comparingLong(ColdStart::marker)
                        .thenComparing(n -> !n.answer().orElseThrow().closed())
                        .thenComparingLong(n -> n.answer().map(NodeAnswer::keys).orElse(0L)))
                .orElseThrow();
        var answer = winner.answer().orElseThrow();
        var followers = s.nodes().stream()
                .filter(n -> Situation.follows(n, winner))
                .map(Situation::holder)
                .toList();
        var quorum = answer.closed() ? Fencing.quorum(s.policy(), followers.size()) : answer.minReplicasToWrite();
        draft.record(
                draft.shard()
                        .withPrimary(
                                Math.max(1, ColdStart.marker(winner)),
                                new PrimaryRef(winner.id(), answer.runId()),
                                Optional.of(answer.replication().replicationId()))
                        .withFence(quorum == 0 ? Fence.OPEN : Fence.ARMED, quorum)
                        .withHolders(followers)
                        .withMove(Optional.empty()),
                Reason.NO_PRIMARY_YET);
        draft.announce(Reason.NEW_PRIMARY, winner.name() + " is a primary already and stays it");
        claims.stream().filter(n -> !n.equals(winner)).forEach(n -> {
            Freezing.plan(draft, List.of(n), Reason.TWO_PRIMARIES);
        });
        draft.checkIn(Duration.ofMillis(10));
    }
}
