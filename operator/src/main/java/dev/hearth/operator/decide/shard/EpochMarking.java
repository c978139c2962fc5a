package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ObservedNode;
import java.util.OptionalLong;

/**
 * Writes the epoch into the data of its primary, as soon as its fence lets writes through: the only thing that tells
 * after a restart of everything who holds the newest data.
 */
final class EpochMarking {

    private EpochMarking() {}

    static void plan(Situation s, Draft draft, ObservedNode primary) {
        var answer = primary.answer().orElseThrow();
        var epoch = draft.shard().epoch();
        if (!answer.epoch().equals(OptionalLong.of(epoch)) && acceptsWrites(s, answer)) {
            draft.add(new NodeCommand.MarkEpoch(primary.id(), epoch, Reason.NEW_PRIMARY));
        }
    }

    private static boolean acceptsWrites(Situation s, NodeAnswer primary) {
        return FenceCare.good(s, primary) >= primary.minReplicasToWrite();
    }
}
