package dev.hearth.operator.report;

import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ObservedCluster;
import dev.hearth.operator.model.Plan;
import dev.hearth.operator.model.ShardRecord;
import java.util.List;

/** Which record of a shard is true after a pass. */
final class Records {

    private Records() {}

    /**
     * The plan's, when all that it rests on was done. After a failure only what was written counts: a fence that could
     * not be armed must not be remembered as armed. A setting, a marker or a child that was refused
     * takes nothing from what the record says.
     */
    static ShardRecord afterwards(ObservedCluster cluster, Plan plan, List<ActionResult> results) {
        var observed = cluster.shards().getFirst().record();
        if (results.stream().filter(r -> !(r instanceof ActionResult.Done)).noneMatch(Records::matters)) {
            return plan.records().stream().findFirst().orElse(observed);
        }
        return results.stream()
                .filter(r -> r instanceof ActionResult.Done && r.action() instanceof Action.Record)
                .map(r -> ((Action.Record) r.action()).shard())
                .reduce((first, last) -> last)
                .orElse(observed);
    }

    private static boolean matters(ActionResult result) {
        return switch (result.action()) {
            case NodeCommand.Set set -> false;
            case NodeCommand.MarkEpoch mark -> false;
            case NodeCommand.ServeStale stale -> false;
            case NodeCommand.PromptAck prompt -> false;
            case NodeCommand command -> true;
            case Action.Record shard -> true;
            case Action.Label label -> true;
            case Action.Gate gate -> true;
            default -> false;
        };
    }
}
