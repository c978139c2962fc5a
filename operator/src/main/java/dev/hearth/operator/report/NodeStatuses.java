package dev.hearth.operator.report;

import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.api.v1alpha1.NodeRole;
import dev.hearth.api.v1alpha1.NodeState;
import dev.hearth.api.v1alpha1.NodeStatus;
import dev.hearth.operator.desired.ClusterIdentity;
import dev.hearth.operator.desired.Names;
import dev.hearth.operator.model.AttachedReplica;
import dev.hearth.operator.model.ContainerState;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ObservedCluster;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Reach;
import dev.hearth.operator.model.ShardRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The state of each node, for {@code status.shards[].nodes}. */
final class NodeStatuses {

    /** Smaller lags come and go within a second and would only make noise. */
    private static final long WORTH_TELLING_SECONDS = 5;

    private NodeStatuses() {}

    static List<NodeStatus> of(ObservedCluster cluster, ShardRecord shard, int expected, CacheClusterStatus before) {
        var observed = cluster.shards().getFirst().nodes();
        var nodes = new ArrayList<NodeStatus>();
        observed.forEach(node -> nodes.add(status(node, shard, observed, before)));
        var id = new ClusterIdentity(
                cluster.namespace(),
                cluster.name(),
                cluster.resource().getMetadata().getUid());
        for (var ordinal = 0; ordinal < expected; ordinal++) {
            var pod = Names.pod(id, 0, ordinal);
            if (nodes.stream().noneMatch(n -> n.name().equals(pod))) {
                nodes.add(new NodeStatus(pod, null, NodeRole.UNASSIGNED, NodeState.PENDING, null, null, null));
            }
        }
        nodes.sort(Comparator.comparing(NodeStatus::name));
        return List.copyOf(nodes);
    }

    private static NodeStatus status(
            ObservedNode node, ShardRecord shard, List<ObservedNode> all, CacheClusterStatus before) {
        var role = role(node, shard);
        var old = before(node, before);
        var state = state(node, shard, role, old);
        return new NodeStatus(
                node.name(),
                node.zone().or(() -> old.map(NodeStatus::zone)).orElse(null),
                role,
                state,
                lag(node, shard, all),
                state == NodeState.SERVING ? Integer.valueOf(100) : null,
                node.answer()
                        .map(NodeAnswer::version)
                        .or(() -> old.map(NodeStatus::version))
                        .orElse(null));
    }

    private static NodeRole role(ObservedNode node, ShardRecord shard) {
        if (shard.primary().filter(p -> p.node().equals(node.id())).isPresent()) {
            return NodeRole.PRIMARY;
        }
        var follows = shard.holders().stream().anyMatch(h -> h.node().equals(node.id()))
                || shard.inSync().stream().anyMatch(h -> h.node().equals(node.id()));
        return follows ? NodeRole.REPLICA : NodeRole.UNASSIGNED;
    }

    private static NodeState state(ObservedNode node, ShardRecord shard, NodeRole role, Optional<NodeStatus> old) {
        if (node.pod().kubernetesNode().isEmpty()) {
            return NodeState.PENDING;
        }
        return switch (node.reach()) {
            case Reach.Answering a -> answering(node, a.answer(), shard, role);
            // Unknown is not down: between a command and its answer the node is what it was.
            case Reach.Unknown u ->
                node.pod().container() == ContainerState.RUNNING
                        ? old.map(NodeStatus::state).orElse(NodeState.STARTING)
                        : silent(node);
            case Reach.Garbled g -> NodeState.UNREACHABLE;
            case Reach.Silent s -> silent(node);
            case Reach.Refused r -> silent(node);
        };
    }

    private static NodeState silent(ObservedNode node) {
        if (node.host().isEmpty() || !node.host().get().ready()) {
            return NodeState.LOST;
        }
        return node.pod().container() == ContainerState.RUNNING && node.pod().restarts() == 0
                ? NodeState.UNREACHABLE
                : NodeState.STARTING;
    }

    private static NodeState answering(ObservedNode node, NodeAnswer answer, ShardRecord shard, NodeRole role) {
        if (answer.loading()) {
            return NodeState.LOADING;
        }
        if (role == NodeRole.PRIMARY) {
            return answer.isPrimary() ? NodeState.SERVING : NodeState.UNASSIGNED;
        }
        if (answer.replication().unassigned()) {
            return NodeState.UNASSIGNED;
        }
        var inSync = shard.inSync().stream().anyMatch(h -> h.node().equals(node.id()));
        if (!inSync) {
            return NodeState.SYNCING;
        }
        return node.pod().warmGate().orElse(false) ? NodeState.SERVING : NodeState.WARMING;
    }

    private static Integer lag(ObservedNode node, ShardRecord shard, List<ObservedNode> all) {
        var seconds = shard.primary().stream()
                .flatMap(p -> all.stream().filter(n -> n.id().equals(p.node())))
                .map(ObservedNode::answer)
                .flatMap(Optional::stream)
                .flatMap(a -> a.replication().replicas().stream())
                .filter(r -> node.pod().ip().filter(r.ip()::equals).isPresent())
                .mapToLong(AttachedReplica::lagSeconds)
                .max()
                .orElse(0);
        return seconds > WORTH_TELLING_SECONDS ? Math.toIntExact(Math.min(seconds, Integer.MAX_VALUE)) : 0;
    }

    private static Optional<NodeStatus> before(ObservedNode node, CacheClusterStatus before) {
        return before.shards().stream()
                .flatMap(s -> s.nodes().stream())
                .filter(n -> n.name().equals(node.name()))
                .findFirst();
    }
}
