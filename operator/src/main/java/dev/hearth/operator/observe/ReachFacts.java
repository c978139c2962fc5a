package dev.hearth.operator.observe;

import dev.hearth.operator.model.AttachedReplica;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.Reach;
import java.util.List;

/**
 * The part of a node's report whose change is worth a pass. Offsets, lag, keys, memory and clients move all the time and
 * are not among it; a count matters up to two, where it becomes evidence.
 *
 * @param kind which {@link Reach}
 * @param count unanswered questions or refusals, at most 2
 * @param broken {@link Reach.Refused#connectionBroken}
 * @param state what an answer says of itself, or the class of an error
 */
record ReachFacts(Class<? extends Reach> kind, int count, boolean broken, List<Object> state) {

    private static final int ENOUGH = 2;

    static ReachFacts of(Reach reach) {
        return switch (reach) {
            case Reach.Unknown unknown -> new ReachFacts(Reach.Unknown.class, 0, false, List.of());
            case Reach.Answering answering -> new ReachFacts(Reach.Answering.class, 0, false, of(answering.answer()));
            case Reach.Silent silent ->
                new ReachFacts(Reach.Silent.class, Math.min(silent.questions(), ENOUGH), false, List.of());
            case Reach.Refused refused ->
                new ReachFacts(
                        Reach.Refused.class,
                        Math.min(refused.refusals(), ENOUGH),
                        refused.connectionBroken(),
                        List.of());
            case Reach.Garbled garbled ->
                new ReachFacts(
                        Reach.Garbled.class, 0, false, List.of(garbled.error().split(" ", 2)[0]));
        };
    }

    private static List<Object> of(NodeAnswer answer) {
        var replication = answer.replication();
        return List.of(
                answer.runId(),
                answer.version(),
                answer.loading(),
                answer.diskWritable(),
                answer.rewriteInProgress(),
                answer.epoch(),
                answer.settings(),
                replication.role(),
                replication.replicationId(),
                replication.primaryHost(),
                replication.primaryPort(),
                replication.linkUp(),
                replication.syncInProgress(),
                replication.replicas().stream().map(ReachFacts::of).toList());
    }

    /** With offset 0 it counts as good and has received nothing: the end of that is news. */
    private static List<Object> of(AttachedReplica replica) {
        return List.of(replica.ip(), replica.port(), replica.online(), replica.offset() > 0);
    }
}
