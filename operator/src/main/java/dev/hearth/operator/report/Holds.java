package dev.hearth.operator.report;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.ClusterPlan;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ObservedCluster;
import dev.hearth.operator.model.ObservedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is held back after a pass: what the plan held, and what a server refused in it. */
final class Holds {

    /** A server that refused a value is not asked again before, unless the spec changes. */
    private static final Duration REST = Duration.ofMinutes(5);

    private Holds() {}

    static List<Hold> of(ObservedCluster cluster, ClusterPlan plan, List<ActionResult> results, Instant now) {
        var refused = results.stream()
                .filter(r -> r instanceof ActionResult.Failed)
                .map(r -> (ActionResult.Failed) r)
                .filter(r -> r.action() instanceof NodeCommand.Set && r.reason() == Reason.SETTING_REFUSED)
                .map(r -> hold((NodeCommand.Set) r.action(), r.message(), now));
        return Stream.of(plan.plan().holds().stream(), refused, again(cluster, results, now))
                .flatMap(holds -> holds)
                .toList();
    }

    /** The plan holds back what rests; what was tried once more in this pass, and refused once more, is held back too. */
    private static Stream<Hold> again(ObservedCluster cluster, List<ActionResult> results, Instant now) {
        return cluster.shards().stream()
                .flatMap(shard -> shard.nodes().stream())
                .filter(node -> results.stream().anyMatch(r -> refused(node, r)))
                .flatMap(node -> node.refusal().flatMap(r -> r.hold(node, now)).stream());
    }

    private static boolean refused(ObservedNode node, ActionResult result) {
        return result instanceof ActionResult.Failed(var action, var reason, var message)
                && reason == Reason.COMMAND_REFUSED
                && action instanceof NodeCommand command
                && command.node().equals(node.id());
    }

    private static Hold hold(NodeCommand.Set set, String words, Instant now) {
        return new Hold(
                "Set " + set.directive(),
                0,
                Reason.SETTING_REFUSED,
                set.directive() + " was refused by " + set.node().pod() + ": " + words,
                Optional.of(now.plus(REST)));
    }
}
