package dev.hearth.operator.decide.cluster;

import dev.hearth.operator.desired.ClusterIdentity;
import dev.hearth.operator.desired.Credentials;
import dev.hearth.operator.desired.EffectiveSpec;
import dev.hearth.operator.desired.EngineImages;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.ClusterPlan;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.NodeCommand;
import java.util.List;

/** What is decided about a fixture. */
final class Plans {

    static final Installation INSTALLATION =
            new Installation(new EngineImages("redis:7.4.6", ClusterFixture.IMAGE), "hearth-system");
    private static final Credentials FRESH =
            new Credentials("fresh-operator-01", "fresh-replication", "fresh-application");

    private Plans() {}

    static ClusterPlan of(ClusterFixture cluster) {
        return ClusterPlanner.plan(cluster.build(), INSTALLATION, FRESH, ClusterFixture.NOW);
    }

    static Situation situation(ClusterFixture cluster) {
        var observed = cluster.build();
        var identity = new ClusterIdentity("shop", "web", "8d2f1c9e");
        var spec = EffectiveSpec.of(identity, observed.resource().getSpec(), ClusterFixture.IMAGE);
        return new Situation(observed, spec, ClusterFixture.NOW);
    }

    /** Everything but the manifests, in a form for tables: {@code DeletePod web-s0-2}. */
    static List<String> deeds(ClusterPlan plan) {
        return deeds(plan.plan().actions());
    }

    static List<String> deeds(List<Action> actions) {
        return actions.stream()
                .filter(a -> !(a instanceof Action.Apply))
                .map(Plans::deed)
                .toList();
    }

    private static String deed(Action action) {
        return switch (action) {
            case Action.DeletePod(var node, var grace, var reason) -> "DeletePod " + node.pod();
            case Action.Record(var shard, var reason) -> "Record " + shard.fence() + " " + shard.minReplicasToWrite();
            case Action.Delete(var target, var reason) ->
                "Delete " + target.getMetadata().getName();
            case NodeCommand.Set(var node, var directive, var value, var reason) ->
                "Set " + node.pod() + " " + directive + "=" + value;
            case NodeCommand.SetFence(var node, var quorum, var reason) -> "SetFence " + node.pod() + " " + quorum;
            case NodeCommand command ->
                command.getClass().getSimpleName() + " " + command.node().pod();
            default -> action.getClass().getSimpleName();
        };
    }

    static List<String> holds(ClusterPlan plan) {
        return plan.plan().holds().stream()
                .map(Hold::reason)
                .map(Object::toString)
                .toList();
    }
}
