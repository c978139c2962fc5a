package dev.hearth.operator.model;

import java.util.List;
import java.util.Optional;

/**
 * One shard in one moment.
 *
 * @param index the shard
 * @param nodes its nodes by ordinal; a node is a pod that exists
 * @param record what the operator wrote down before
 * @param ended pods that are gone and whose last object said that their containers had ended, or whose Kubernetes node
 *     was declared dead; a pod that was deleted by force is not among them
 * @param routedTo the pod that the way to the primary leads to; empty when none
 */
public record ObservedShard(
        int index, List<ObservedNode> nodes, ShardRecord record, List<NodeId> ended, Optional<String> routedTo) {

    public ObservedShard {
        nodes = List.copyOf(nodes);
        ended = List.copyOf(ended);
    }

    /** The node of that pod incarnation, if its pod still exists. */
    public Optional<ObservedNode> node(NodeId id) {
        return nodes.stream().filter(n -> n.id().equals(id)).findFirst();
    }
}
