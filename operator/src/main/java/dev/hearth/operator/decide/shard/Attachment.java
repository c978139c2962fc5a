package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Holder;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Points every node at its primary: those of the same lineage at once, those that need the whole data set one at a
 * time, because each costs the primary a fork and the network its bandwidth.
 */
final class Attachment {

    /** A replica told to sync that has not begun for this long lets another one go first. */
    private static final Duration STUCK = Duration.ofSeconds(15);

    private Attachment() {}

    static void plan(Situation s, Draft draft, ObservedNode primary) {
        care(s, draft, primary);
        var astray = s.ready().stream()
                .filter(n -> !n.id().equals(primary.id()) && !n.pod().deleting())
                .filter(n -> !Situation.claimsPrimary(n) && !Situation.follows(n, primary))
                .toList();
        if (astray.isEmpty() || primary.pod().ip().isEmpty()) {
            return;
        }
        var attach = new ArrayList<>(
                astray.stream().filter(n -> sameLineage(n, primary)).toList());
        var whole = astray.stream().filter(n -> !sameLineage(n, primary)).toList();
        if (!whole.isEmpty()) {
            next(s, draft, primary, whole).ifPresent(attach::add);
        }
        follow(draft, primary, attach);
    }

    private static Optional<ObservedNode> next(
            Situation s, Draft draft, ObservedNode primary, List<ObservedNode> whole) {
        var syncing = s.others(primary.id()).stream()
                .filter(n -> syncing(draft, n, primary))
                .findFirst();
        if (syncing.isPresent()) {
            draft.hold(
                    "Attach",
                    Reason.ONE_SYNC_AT_A_TIME,
                    whole.getFirst().name() + " waits until " + syncing.get().name() + " has the data set");
            draft.checkIn(Duration.ofMillis(200));
            return Optional.empty();
        }
        var turn = (int) Math.floorMod(s.now().getEpochSecond() / STUCK.toSeconds(), (long) whole.size());
        var next = whole.get(turn);
        var stale = Stream.of(next, primary).filter(n -> DeathProof.stale(s, n)).toList();
        stale.forEach(n -> draft.look(n, Reason.OBSERVATION_PENDING));
        if (!stale.isEmpty()) {
            draft.checkIn(Duration.ofMillis(10));
        }
        return Optional.of(next).filter(n -> stale.isEmpty());
    }

    /** It gets the data set, or was told to and has not said yet how far it is. */
    private static boolean syncing(Draft draft, ObservedNode node, ObservedNode primary) {
        return switch (node.reach()) {
            case Reach.Answering a ->
                Situation.follows(node, primary)
                        && (a.answer().replication().syncInProgress()
                                || !a.answer().replication().linkUp() && !sameLineage(node, primary));
            case Reach.Refused r -> listed(node, primary);
            case Reach.Silent silent -> listed(node, primary);
            default ->
                draft.shard().holders().stream().map(Holder::node).anyMatch(node.id()::equals)
                        && draft.shard().inSync().stream().map(Holder::node).noneMatch(node.id()::equals);
        };
    }

    private static boolean listed(ObservedNode node, ObservedNode primary) {
        return primary.answer()
                .flatMap(p -> InSync.listed(p, node))
                .filter(a -> !a.online())
                .isPresent();
    }

    private static void follow(Draft draft, ObservedNode primary, List<ObservedNode> attach) {
        if (attach.isEmpty()) {
            return;
        }
        var shard = draft.shard();
        draft.record(shard.withHolders(Rollback.holders(shard.holders(), attach)), Reason.NODE_UNASSIGNED);
        for (var node : attach) {
            if (!sameLineage(node, primary)) {
                draft.announce(Reason.REBUILD_STARTED, node.name() + " gets the data set of " + primary.name());
                serveStale(draft, node, false);
            }
            draft.add(new NodeCommand.Follow(node.id(), Promotion.address(primary), Reason.NODE_UNASSIGNED));
        }
        draft.checkIn(Duration.ofMillis(20));
    }

    /** Right after a full sync a replica counts as good and receives nothing until it acknowledges: it is asked to. */
    private static void care(Situation s, Draft draft, ObservedNode primary) {
        for (var node : s.others(primary.id())) {
            var fresh =
                    primary.answer().flatMap(p -> InSync.listed(p, node)).filter(a -> a.online() && a.offset() == 0);
            if (fresh.isPresent() && node.answer().isPresent()) {
                draft.add(new NodeCommand.PromptAck(node.id(), Reason.NOT_IN_SYNC));
                draft.look(primary, Reason.NOT_IN_SYNC);
                draft.checkIn(Duration.ofMillis(10));
            } else if (InSync.test(node, primary)) {
                serveStale(draft, node, true);
            } else if (Situation.follows(node, primary)) {
                draft.checkIn(Duration.ofMillis(500));
            }
            unstick(s, draft, node, primary);
        }
    }

    private static void unstick(Situation s, Draft draft, ObservedNode node, ObservedNode primary) {
        if (node.reach() instanceof Reach.Answering a
                && Situation.follows(node, primary)
                && !a.answer().loading()
                && !a.answer().replication().linkUp()
                && !a.answer().replication().syncInProgress()
                && !sameLineage(node, primary)
                && a.offsetSince().isBefore(s.now().minus(STUCK))) {
            draft.add(new NodeCommand.Freeze(node.id(), Reason.NOT_IN_SYNC));
        }
    }

    private static void serveStale(Draft draft, ObservedNode node, boolean yes) {
        var is = node.answer()
                .map(NodeAnswer::settings)
                .map(settings -> settings.getOrDefault("replica-serve-stale-data", "no"))
                .orElse("no");
        if (!is.equals(yes ? "yes" : "no")) {
            draft.add(new NodeCommand.ServeStale(node.id(), yes, Reason.SYNC_DONE));
        }
    }

    private static boolean sameLineage(ObservedNode node, ObservedNode primary) {
        return lineage(node).equals(lineage(primary));
    }

    private static Optional<String> lineage(ObservedNode node) {
        return node.answer().map(a -> a.replication().replicationId());
    }
}
