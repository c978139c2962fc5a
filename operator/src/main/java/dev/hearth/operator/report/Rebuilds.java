package dev.hearth.operator.report;

import dev.hearth.api.Timestamps;
import dev.hearth.api.v1alpha1.NodeRole;
import dev.hearth.api.v1alpha1.NodeState;
import dev.hearth.api.v1alpha1.NodeStatus;
import dev.hearth.api.v1alpha1.RebuildPhase;
import dev.hearth.api.v1alpha1.RebuildStatus;
import dev.hearth.api.v1alpha1.ShardStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rebuild under way of a shard that has served before: one node, the first that does not serve. */
final class Rebuilds {

    private Rebuilds() {}

    static @Nullable RebuildStatus of(Facts f, @Nullable ShardStatus before) {
        // While the role of the primary moves, replicas are detached on purpose.
        if (!f.everServed() || f.shard().move().isPresent()) {
            return f.everServed() && before != null ? before.rebuild() : null;
        }
        return f.nodes().stream()
                .filter(n -> n.role() != NodeRole.PRIMARY)
                .filter(n -> phase(n).isPresent())
                .findFirst()
                .map(n -> status(f, n, before == null ? null : before.rebuild()))
                .orElse(null);
    }

    private static RebuildStatus status(Facts f, NodeStatus node, @Nullable RebuildStatus before) {
        var start = before != null && node.name().equals(before.node()) ? before.startTime() : Timestamps.text(f.now());
        return new RebuildStatus(node.name(), phase(node).orElseThrow(), null, null, start, null);
    }

    private static Optional<RebuildPhase> phase(NodeStatus node) {
        var state = node.state() == null ? NodeState.PENDING : node.state();
        return switch (state) {
            case LOST -> Optional.of(RebuildPhase.RELEASING);
            case PENDING -> Optional.of(RebuildPhase.PENDING);
            case STARTING, UNASSIGNED -> Optional.of(RebuildPhase.STARTING);
            case LOADING -> Optional.of(RebuildPhase.LOADING);
            case SYNCING -> Optional.of(RebuildPhase.SYNCING);
            case WARMING -> Optional.of(RebuildPhase.WARMING);
            case SERVING, UNREACHABLE -> Optional.empty();
        };
    }
}
