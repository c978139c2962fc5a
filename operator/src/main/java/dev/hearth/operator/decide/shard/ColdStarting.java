package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.ObservedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Turns the choice of a cold start into a plan. */
final class ColdStarting {

    private ColdStarting() {}

    /**
     * @param since when the wait for the members began
     * @param promote what to do with the one that is chosen
     */
    static void plan(Situation s, Draft draft, Instant since, Consumer<ObservedNode> promote) {
        switch (ColdStart.choose(s, draft.shard(), since)) {
            case ColdStart.Choice.Take(var node, var lossy) -> {
                if (lossy && draft.shard().epoch() > 0) {
                    draft.warn(
                            Reason.COLD_START_WAIT,
                            node.name() + " knows epoch " + ColdStart.marker(node) + " of "
                                    + draft.shard().epoch() + ": what was written later is lost");
                }
                promote.accept(node);
            }
            case ColdStart.Choice.Await(var whom, var until) -> {
                draft.holdUntil(
                        Failover.PROMOTE,
                        Reason.COLD_START_WAIT,
                        "waiting for " + whom + ", which may hold the newest data",
                        until);
                draft.checkIn(Duration.between(s.now(), until));
            }
            case ColdStart.Choice.Nobody() -> {
                draft.hold(Failover.PROMOTE, Reason.NODES_STARTING, "no node of the shard answers yet");
                draft.checkIn(Duration.ofSeconds(1));
            }
        }
    }
}
