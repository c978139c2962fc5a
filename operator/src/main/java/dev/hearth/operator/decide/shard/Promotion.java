package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.Fence;
import dev.hearth.operator.model.FenceProof;
import dev.hearth.operator.model.Holder;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.PrimaryRef;
import dev.hearth.operator.model.ShardRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The pass that makes a primary, in this order: record, promote, route, re-point, label. The record names the new
 * primary before it is one, so whoever comes next knows whom to finish, or to fence.
 */
final class Promotion {

    private Promotion() {}

    /**
     * @param draft holds a record with the move under way
     * @param proof why the former primary accepts no write any more
     */
    static void plan(Situation s, Draft draft, ObservedNode candidate, FenceProof proof) {
        var move = draft.shard().move().orElseThrow().decided(candidate.id(), proof);
        var followers = followers(s, candidate, move.from());
        draft.record(announced(s, draft.shard(), candidate, followers, move), move.reason());
        command(s, draft, candidate, followers, move);
    }

    /** The record says that the candidate is the primary, and it is not yet: the same again. */
    static void again(Situation s, Draft draft, ObservedNode candidate, Move move) {
        var followers = followers(s, candidate, move.from());
        var proof = move.proof().orElse(FenceProof.NO_PRIMARY_BEFORE);
        draft.record(
                announced(s, draft.shard(), candidate, followers, move.decided(candidate.id(), proof)), move.reason());
        command(s, draft, candidate, followers, move);
    }

    private static ShardRecord announced(
            Situation s, ShardRecord shard, ObservedNode candidate, List<ObservedNode> followers, Move move) {
        var answer = candidate.answer().orElseThrow();
        var staying = followers.stream().filter(n -> !n.pod().deleting()).count();
        var quorum = Fencing.quorum(s.policy(), (int) staying);
        var holders = followers.stream().map(Situation::holder).toList();
        return shard.withPrimary(
                        move.epoch(),
                        new PrimaryRef(candidate.id(), answer.runId()),
                        Optional.of(answer.replication().replicationId()))
                .withFence(quorum == 0 ? Fence.OPEN : Fence.ARMED, quorum)
                .withHolders(holders)
                .withInSync(
                        holders.stream().filter(h -> wasInSync(shard, h, move)).toList())
                .withMove(Optional.of(move));
    }

    private static boolean wasInSync(ShardRecord shard, Holder holder, Move move) {
        return shard.inSync().contains(holder)
                || move.from()
                        .filter(new PrimaryRef(holder.node(), holder.runId())::equals)
                        .isPresent();
    }

    private static void command(
            Situation s, Draft draft, ObservedNode candidate, List<ObservedNode> followers, Move move) {
        var quorum = draft.shard().minReplicasToWrite();
        var runId = candidate.answer().orElseThrow().runId();
        draft.add(new NodeCommand.Promote(candidate.id(), runId, quorum, move.reason()));
        draft.add(new Action.Route(s.shard().index(), candidate.id(), Reason.NEW_PRIMARY));
        for (var follower : followers) {
            draft.add(new NodeCommand.Follow(follower.id(), address(candidate), Reason.NEW_PRIMARY));
            if (Situation.claimsPrimary(follower)) {
                draft.add(new NodeCommand.Dismiss(follower.id(), Reason.NEW_PRIMARY));
            }
        }
        label(s, draft, candidate.id(), followers);
        draft.checkIn(Duration.ofMillis(5));
    }

    private static void label(Situation s, Draft draft, NodeId candidate, List<ObservedNode> followers) {
        s.others(candidate).stream()
                .filter(n ->
                        n.pod().roleLabel().filter(RoleLabels.PRIMARY::equals).isPresent())
                .forEach(n -> draft.add(new Action.Label(
                        n.id(),
                        followers.contains(n) ? RoleLabels.REPLICA : RoleLabels.UNASSIGNED,
                        Reason.ROLE_CHANGED)));
        draft.add(new Action.Label(candidate, RoleLabels.PRIMARY, Reason.NEW_PRIMARY));
    }

    /**
     * Those that can go on from the candidate's history without a full sync: of its lineage, and not ahead of it. The
     * former primary comes first, because its clients wait. All others are attached later, one at a time.
     */
    private static List<ObservedNode> followers(Situation s, ObservedNode candidate, Optional<PrimaryRef> from) {
        var lineage = candidate.answer().orElseThrow().replication();
        return s.ready().stream()
                .filter(n -> !n.id().equals(candidate.id()))
                .filter(n -> Situation.claimsPrimary(n)
                        ? handsOver(n, from)
                        : !n.pod().deleting())
                .filter(n -> n.answer()
                        .map(NodeAnswer::replication)
                        .filter(r -> !r.syncInProgress()
                                && r.replicationId().equals(lineage.replicationId())
                                && r.offset() <= lineage.offset())
                        .isPresent())
                .sorted(Comparator.comparing(n -> !Situation.claimsPrimary(n)))
                .toList();
    }

    private static boolean handsOver(ObservedNode node, Optional<PrimaryRef> from) {
        return from.filter(new PrimaryRef(node.id(), node.answer().orElseThrow().runId())::equals)
                        .isPresent()
                && node.answer().orElseThrow().closed();
    }

    static NodeAddress address(ObservedNode node) {
        return new NodeAddress(node.id(), node.pod().ip().orElseThrow(), NodeAddress.PORT);
    }

    /** The new primary answers as one: the move is done. */
    static void settle(Situation s, Draft draft, Move move) {
        var name = move.to().map(NodeId::pod).orElse("");
        var done = draft.shard().withMove(Optional.empty());
        draft.learn(move.kind() == MoveKind.FAILOVER ? done.withLastFailoverAt(s.now()) : done);
        var epoch = " (epoch " + move.epoch() + ")";
        switch (move.kind()) {
            case BOOTSTRAP -> draft.announce(Reason.NEW_PRIMARY, name + " is the first primary" + epoch);
            case FAILOVER ->
                draft.announce(Reason.FAILOVER_DONE, name + " took over" + from(move) + gap(s, move) + epoch);
            case SWITCHOVER ->
                draft.announce(Reason.SWITCHOVER_DONE, name + " took over" + from(move) + gap(s, move) + epoch);
        }
    }

    /** From the first record of the move to the first look at the new primary. */
    private static String gap(Situation s, Move move) {
        return " after " + Duration.between(move.startedAt(), s.now()).toMillis() + " ms";
    }

    private static String from(Move move) {
        return move.from().map(f -> " from " + f.node().pod()).orElse("");
    }
}
