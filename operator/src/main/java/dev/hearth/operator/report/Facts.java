package dev.hearth.operator.report;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.api.v1alpha1.NodeState;
import dev.hearth.api.v1alpha1.NodeStatus;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.ClusterPlan;
import dev.hearth.operator.model.Fence;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ObservedCluster;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.PrimaryRef;
import dev.hearth.operator.model.Problem;
import dev.hearth.operator.model.ShardRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the conditions are derived from.
 *
 * @param cluster what was seen
 * @param plan what was decided
 * @param results what was done
 * @param shard the shard's record as it stands after what was done
 * @param nodes the state of each node, also of those that should exist and do not
 * @param before the status so far
 * @param now the instant of the pass
 */
record Facts(
        ObservedCluster cluster,
        ClusterPlan plan,
        List<ActionResult> results,
        ShardRecord shard,
        List<NodeStatus> nodes,
        CacheClusterStatus before,
        Instant now) {

    int expected() {
        return plan.expectedNodes();
    }

    long serving() {
        return readers().size();
    }

    /**
     * Those that serve, also the replicas that are detached while the primary's role moves: they hold their data and answer
     * reads all the while.
     */
    List<NodeStatus> readers() {
        return nodes.stream()
                .filter(n -> n.state() == NodeState.SERVING || detached(n))
                .toList();
    }

    Stream<NodeStatus> absent() {
        var readers = readers();
        return nodes.stream().filter(n -> !readers.contains(n));
    }

    private boolean detached(NodeStatus node) {
        return shard.move().isPresent()
                && node.state() == NodeState.UNASSIGNED
                && observed().stream().anyMatch(n -> n.name().equals(node.name()) && readable(n));
    }

    private boolean readable(ObservedNode node) {
        return node.pod().warmGate().orElse(false)
                && shard.inSync().stream().anyMatch(h -> h.node().equals(node.id()))
                && node.answer()
                        .filter(a -> "yes".equals(a.settings().get("replica-serve-stale-data")))
                        .isPresent();
    }

    /** What is held back after this pass. */
    List<Hold> holds() {
        return Holds.of(cluster, plan, results, now);
    }

    Optional<Hold> hold(Reason reason) {
        return holds().stream().filter(h -> h.reason() == reason).findFirst();
    }

    Stream<NodeStatus> in(NodeState state) {
        return nodes.stream().filter(n -> n.state() == state);
    }

    Optional<String> firstIn(NodeState state) {
        return in(state).map(NodeStatus::name).findFirst();
    }

    List<ObservedNode> observed() {
        return cluster.shards().getFirst().nodes();
    }

    Optional<ObservedNode> primary() {
        return shard().primary()
                .map(PrimaryRef::node)
                .flatMap(id -> cluster.shards().getFirst().node(id));
    }

    /** The recorded primary answers as one and takes writes. */
    boolean writable() {
        return primary()
                .flatMap(ObservedNode::answer)
                .filter(NodeAnswer::isPrimary)
                .filter(a -> !a.closed())
                .isPresent();
    }

    boolean everServed() {
        return shard().epoch() > 0;
    }

    boolean moving(MoveKind kind) {
        return shard().move().filter(m -> m.kind() == kind).isPresent();
    }

    boolean fenceOpenWithReplicasWanted() {
        return shard().fence() == Fence.OPEN && expected() > 1;
    }

    Optional<Problem> problem(ClusterConditionType condition) {
        return plan.problems().stream().filter(p -> p.condition() == condition).findFirst();
    }

    Optional<ActionResult.Failed> failed(Reason reason) {
        return results.stream()
                .filter(r -> r instanceof ActionResult.Failed)
                .map(r -> (ActionResult.Failed) r)
                .filter(f -> f.reason() == reason)
                .findFirst();
    }
}
