package dev.hearth.operator.report;

import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.api.v1alpha1.NodeRole;
import dev.hearth.api.v1alpha1.NodeState;
import dev.hearth.api.v1alpha1.NodeStatus;
import dev.hearth.operator.desired.ClusterIdentity;
import dev.hearth.operator.desired.Names;
import dev.hearth.operator.model.AttachedReplica;
import dev.hearth.operator.model.ContainerState;
import dev.hearth.operator.model.KubernetesNodeFacts;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ObservedCluster;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Reach;
import dev.hearth.operator.model.ShardRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The state of each node, for {@code status.shards[].nodes}. */
final class NodeStatuses {

    /** Smaller lags come and go within a second and would only make noise. */
    private static final long WORTH_TELLING_SECONDS = 5;

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration RESTARTS_WITHIN = Duration.ofSeconds(10);

    private NodeStatuses() {}

    static List<NodeStatus> of(
            ObservedCluster cluster, ShardRecord shard, int expected, CacheClusterStatus before, Instant now) {
        var observed = cluster.shards().getFirst().nodes();
        var nodes = new ArrayList<NodeStatus>();
        observed.forEach(node -> nodes.add(status(node, shard, observed, before, now)));
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
            ObservedNode node, ShardRecord shard, List<ObservedNode> all, CacheClusterStatus before, Instant now) {
        var role = role(node, shard);
        var old = before(node, before);
        var known = old.map(NodeStatus::state).filter(s -> !(role == NodeRole.UNASSIGNED && inUse(s)));
        var state = state(node, shard, role, known, now);
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

    /** Such a state of a pod that is in no role speaks of an earlier pod of its name. */
    private static boolean inUse(NodeState state) {
        return switch (state) {
            case SERVING, SYNCING, WARMING, UNREACHABLE, LOST -> true;
            case PENDING, STARTING, LOADING, UNASSIGNED -> false;
        };
    }

    private static NodeState state(
            ObservedNode node, ShardRecord shard, NodeRole role, Optional<NodeState> old, Instant now) {
        if (node.pod().kubernetesNode().isEmpty()) {
            return NodeState.PENDING;
        }
        return switch (node.reach()) {
            case Reach.Answering a -> answering(node, a.answer(), shard, role);
            // Unknown is not down: between a command and its answer the node is what it was.
            case Reach.Unknown u
            when node.pod().container() == ContainerState.RUNNING && hostReady(node) ->
                old.filter(s -> s != NodeState.PENDING).orElse(NodeState.STARTING);
            case Reach.Unknown u -> silent(node, true);
            case Reach.Garbled g -> NodeState.UNREACHABLE;
            case Reach.Silent s -> silent(node, starting(node, s.since(), s.last(), old, now));
            case Reach.Refused r -> silent(node, starting(node, r.since(), r.last(), old, now));
        };
    }

    private static NodeState silent(ObservedNode node, boolean starting) {
        if (!hostReady(node)) {
            return NodeState.LOST;
        }
        // One that was told to stop is expected to fall silent.
        return node.pod().container() == ContainerState.RUNNING
                        && !starting
                        && !node.pod().deleting()
                ? NodeState.UNREACHABLE
                : NodeState.STARTING;
    }

    private static boolean hostReady(ObservedNode node) {
        return node.host().filter(KubernetesNodeFacts::ready).isPresent();
    }

    /** It has never answered, or its process has just ended, and it may still be on its way. */
    private static boolean starting(
            ObservedNode node, Instant since, Optional<NodeAnswer> last, Optional<NodeState> old, Instant now) {
        var patience = now.isBefore(since.plus(STARTS_WITHIN));
        var neverHeard = last.isEmpty()
                && old.filter(s -> s == NodeState.UNREACHABLE || s == NodeState.SERVING)
                        .isEmpty();
        var restarted = node.pod()
                .finishedAt()
                .filter(at -> now.isBefore(at.plus(RESTARTS_WITHIN)))
                .isPresent();
        return patience && neverHeard || restarted;
    }

    /** When a node that counts as starting will count as unreachable. */
    static Optional<Duration> nextCheck(ObservedCluster cluster, Instant now) {
        return cluster.shards().getFirst().nodes().stream()
                .flatMap(n -> silentSince(n).stream())
                .map(since -> since.plus(STARTS_WITHIN))
                .filter(now::isBefore)
                .map(at -> Duration.between(now, at))
                .min(Duration::compareTo);
    }

    private static Optional<Instant> silentSince(ObservedNode node) {
        return switch (node.reach()) {
            case Reach.Silent s when s.last().isEmpty() -> Optional.of(s.since());
            case Reach.Refused r when r.last().isEmpty() -> Optional.of(r.since());
            default -> Optional.empty();
        };
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
