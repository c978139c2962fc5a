package dev.hearth.operator.model;

import dev.hearth.api.Reason;

/**
 * A command to a cache server. It voids what the node watch knew of that node, and the node is asked again afterwards:
 * a report counts only when its question left after the command.
 */
public sealed interface NodeCommand extends Action {

    NodeId node();

    /** {@code REPLICAOF 127.0.0.1 0}: follows nobody, keeps its data, its offset is final. */
    record Freeze(NodeId node, Reason reason) implements NodeCommand {}

    /** Closes and disconnects a node that may be hanging, without waiting for a reply. */
    record CloseBlindly(NodeId node, Reason reason) implements NodeCommand {}

    /**
     * First step of a planned hand-over: {@code CLIENT PAUSE … WRITE}, then Closed, in one pipeline.
     *
     * @param pauseMillis how long clients wait at most if nobody ends it
     */
    record PauseAndClose(NodeId node, int pauseMillis, Reason reason) implements NodeCommand {}

    /** Ends a pause and sets the fence: the way back of {@link PauseAndClose} and {@link CloseBlindly}. */
    record Reopen(NodeId node, int minReplicasToWrite, Reason reason) implements NodeCommand {}

    /**
     * Sets the fence, then {@code REPLICAOF NO ONE}.
     *
     * @param runId the process that was chosen. Another one at that address may be empty, so the commander compares on
     *     the very connection that it then uses, and fails without promoting when it is another
     * @param minReplicasToWrite 0 only after OPEN was recorded
     */
    record Promote(NodeId node, String runId, int minReplicasToWrite, Reason reason) implements NodeCommand {}

    /** {@code REPLICAOF} with the pod IP of the primary, at run time only. */
    record Follow(NodeId node, NodeAddress primary, Reason reason) implements NodeCommand {}

    /** Disconnects the clients of a former primary and ends its pause, so that they go to the new one. */
    record Dismiss(NodeId node, Reason reason) implements NodeCommand {}

    /** {@code min-replicas-to-write} of a primary. */
    record SetFence(NodeId node, int minReplicasToWrite, Reason reason) implements NodeCommand {}

    /** Writes the epoch marker into the function library; replicated like data, not a key. */
    record MarkEpoch(NodeId node, long epoch, Reason reason) implements NodeCommand {}

    /** {@code REPLCONF GETACK *} to a replica, so that the primary learns its offset now and not within a second. */
    record PromptAck(NodeId node, Reason reason) implements NodeCommand {}

    /** {@code replica-serve-stale-data}: whether a replica answers reads while its link is down. */
    record ServeStale(NodeId node, boolean yes, Reason reason) implements NodeCommand {}

    /** {@code CONFIG SET} of one allow-listed directive. */
    record Set(NodeId node, String directive, String value, Reason reason) implements NodeCommand {}
}
