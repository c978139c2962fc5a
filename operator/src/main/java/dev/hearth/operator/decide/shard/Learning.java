package dev.hearth.operator.decide.shard;

import dev.hearth.operator.model.Holder;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.PrimaryRef;
import dev.hearth.operator.model.Reach;
import dev.hearth.operator.model.ShardRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What an observation teaches the record: the primary's process and lineage, who still follows it, who is in sync. Only
 * facts, so that it may be written at any time.
 */
final class Learning {

    private Learning() {}

    static ShardRecord from(Situation s) {
        var shard = s.shard().record();
        if (shard.primary().isEmpty()) {
            return shard;
        }
        var primary = s.primaryAnswer().filter(NodeAnswer::isPrimary);
        if (primary.isPresent()) {
            shard = identified(shard, shard.primary().get(), primary.get());
            shard = shard.withInSync(inSync(s, shard));
        }
        shard = shard.withHolders(held(s, shard.holders()));
        return shard.withMove(shard.move().map(fenceClock(s, shard)));
    }

    /** Runs from the moment when too few holders are left; a late follower stops it. */
    private static UnaryOperator<Move> fenceClock(Situation s, ShardRecord shard) {
        return move -> {
            if (move.kind() != MoveKind.FAILOVER || move.to().isPresent()) {
                return move;
            }
            return Fencing.starved(shard)
                    ? move.withFencedSince(move.fencedSince().orElse(s.now()))
                    : move.withoutFencedSince();
        };
    }

    private static ShardRecord identified(ShardRecord shard, PrimaryRef ref, NodeAnswer primary) {
        return shard.withPrimary(
                shard.epoch(),
                new PrimaryRef(ref.node(), primary.runId()),
                Optional.of(primary.replication().replicationId()));
    }

    /** A replica that is out of our reach stays as long as its primary hears it. */
    private static List<Holder> inSync(Situation s, ShardRecord shard) {
        var primary = s.primary().orElseThrow();
        return s.others(primary.id()).stream()
                .map(n -> switch (n.reach()) {
                    case Reach.Answering a when InSync.test(n, primary) -> Optional.of(Situation.holder(n));
                    case Reach.Answering a -> Optional.<Holder>empty();
                    default -> known(shard, n.id()).filter(h -> heard(primary, n));
                })
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Holder> known(ShardRecord shard, NodeId node) {
        return shard.inSync().stream().filter(h -> h.node().equals(node)).findFirst();
    }

    private static boolean heard(ObservedNode primary, ObservedNode replica) {
        return primary.answer()
                .flatMap(p -> InSync.listed(p, replica))
                .filter(a -> a.online() && a.lagSeconds() <= 2)
                .isPresent();
    }

    /** Those recorded that may still follow, and whoever is seen to follow. */
    private static List<Holder> held(Situation s, List<Holder> holders) {
        var recorded = holders.stream().flatMap(h -> stillHolds(s, h).stream());
        var seen = s.primary().stream()
                .flatMap(p -> s.others(p.id()).stream().filter(n -> Situation.follows(n, p)))
                .map(Situation::holder);
        return Stream.concat(recorded, seen).distinct().toList();
    }

    /** A pod's new process holds too when it follows: the command may have reached it. */
    private static Optional<Holder> stillHolds(Situation s, Holder holder) {
        var node = s.shard().node(holder.node());
        if (node.isEmpty()) {
            return s.shard().ended().contains(holder.node()) || primaryListsOnlyPresentPods(s)
                    ? Optional.empty()
                    : Optional.of(holder);
        }
        if (node.get().answer().isPresent()) {
            return follows(s, node.get()) ? Optional.of(Situation.holder(node.get())) : Optional.empty();
        }
        return DeathProof.of(s, holder).isPresent() ? Optional.empty() : Optional.of(holder);
    }

    private static boolean follows(Situation s, ObservedNode node) {
        return s.primary()
                .map(p -> Situation.follows(node, p))
                .orElseGet(() -> node.answer()
                        .filter(a -> !a.isPrimary() && !a.replication().unassigned())
                        .isPresent());
    }

    private static boolean primaryListsOnlyPresentPods(Situation s) {
        return s.primaryAnswer()
                .filter(NodeAnswer::isPrimary)
                .filter(p -> p.replication().replicas().stream()
                        .allMatch(a -> s.nodes().stream()
                                .anyMatch(
                                        n -> n.pod().ip().filter(a.ip()::equals).isPresent())))
                .isPresent();
    }
}
