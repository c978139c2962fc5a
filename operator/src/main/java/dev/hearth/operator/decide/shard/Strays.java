package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ObservedNode;
import java.time.Duration;
import java.util.List;

/** Nodes that are not the primary accept no write: a primary nobody chose, and a replica whose fence was left armed. */
final class Strays {

    private Strays() {}

    static void plan(Situation s, Draft draft, ObservedNode primary) {
        for (var node : s.ready()) {
            if (node.id().equals(primary.id())) {
                continue;
            }
            if (Situation.claimsPrimary(node)) {
                draft.warn(Reason.TWO_PRIMARIES, node.name() + " is a primary that nobody chose; it is closed");
                Freezing.plan(draft, List.of(node), Reason.TWO_PRIMARIES);
                draft.checkIn(Duration.ofMillis(10));
            } else if (node.answer().filter(a -> !a.closed()).isPresent()) {
                draft.add(new NodeCommand.SetFence(node.id(), NodeAnswer.CLOSED, Reason.NODE_UNASSIGNED));
            }
        }
    }
}
