package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Holder;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives a primary its replicas and its fence back. Needed because the order to close that was left in the sockets of a
 * silent primary also closes one that merely hiccupped.
 */
final class Rollback {

    private Rollback() {}

    static void plan(Situation s, Draft draft, ObservedNode primary, Reason reason) {
        var lineage = draft.shard().replicationId();
        var back = s.others(primary.id()).stream()
                .filter(Situation::frozen)
                .filter(n -> n.answer()
                        .filter(a -> lineage.filter(a.replication().replicationId()::equals)
                                .isPresent())
                        .isPresent())
                .toList();
        draft.record(
                draft.shard()
                        .withHolders(holders(draft.shard().holders(), back))
                        .withMove(Optional.empty()),
                reason);
        if (primary.reach() instanceof Reach.Answering) {
            draft.add(new NodeCommand.Reopen(primary.id(), draft.shard().minReplicasToWrite(), reason));
            draft.announce(Reason.PRIMARY_RETURNED, primary.name() + " answers again and stays the primary");
        }
        back.forEach(n -> draft.add(new NodeCommand.Follow(n.id(), Promotion.address(primary), reason)));
        draft.checkIn(Duration.ofMillis(10));
    }

    static List<Holder> holders(List<Holder> holders, List<ObservedNode> more) {
        var all = new ArrayList<>(holders);
        more.stream().map(Situation::holder).filter(h -> !all.contains(h)).forEach(all::add);
        return all;
    }
}
