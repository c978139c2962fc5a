package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ObservedNode;
import java.util.List;

/** Detaches members from a lost primary: it cannot acknowledge through them any more, and their offsets are final. */
final class Freezing {

    private Freezing() {}

    /** Members that can be commanded and are not frozen yet. A loading one refuses. */
    static List<ObservedNode> due(Situation s) {
        return s.ready().stream().filter(n -> !Situation.frozen(n)).toList();
    }

    static void plan(Draft draft, List<ObservedNode> members, Reason reason) {
        for (var member : members) {
            if (Situation.claimsPrimary(member)) {
                close(draft, member);
            }
            draft.add(new NodeCommand.Freeze(member.id(), reason));
        }
    }

    /** Somebody who calls itself a primary and is not ours takes no more writes, and its clients are sent away. */
    static void close(Draft draft, ObservedNode stray) {
        if (stray.answer().filter(NodeAnswer::closed).isEmpty()) {
            draft.add(new NodeCommand.SetFence(stray.id(), NodeAnswer.CLOSED, Reason.TWO_PRIMARIES));
        }
        draft.add(new NodeCommand.Dismiss(stray.id(), Reason.TWO_PRIMARIES));
    }
}
