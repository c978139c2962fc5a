package dev.hearth.operator.model;

import dev.hearth.api.Reason;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * One thing to do. Actions of a plan are done in order; the first that fails ends the pass. Every one of them may be
 * done again: an operator that died in the middle begins anew with what it then sees.
 */
public sealed interface Action
        permits NodeCommand,
                Action.Record,
                Action.Apply,
                Action.CreateOnce,
                Action.Delete,
                Action.DeletePod,
                Action.Route,
                Action.Label,
                Action.Gate,
                Action.LookAgain {

    Reason reason();

    /**
     * Writes the shard's record into the status before anything that follows; fails when the status has moved on. It is
     * sent even when it changes nothing, because it is also the proof that no other operator acts: what follows it in
     * the plan must not be done later than two seconds after it.
     */
    record Record(ShardRecord shard, Reason reason) implements Action {}

    /** Server-side apply of one of our own objects; sends nothing when it already is so. */
    record Apply(HasMetadata desired, Reason reason) implements Action {}

    /** Creates an object whose content must never be overwritten, such as credentials; nothing when it exists. */
    record CreateOnce(HasMetadata desired, Reason reason) implements Action {}

    /** Deletes exactly this object; when it has been replaced meanwhile, nothing. */
    record Delete(HasMetadata target, Reason reason) implements Action {}

    /**
     * Deletes exactly this pod; when it has been replaced meanwhile, nothing.
     *
     * @param gracePeriodSeconds how long its processes may take to end
     */
    record DeletePod(NodeId node, int gracePeriodSeconds, Reason reason) implements Action {}

    /** Makes the primary Service of the shard lead to this pod. */
    record Route(int shard, NodeId node, Reason reason) implements Action {}

    /** Sets the role label of a pod. */
    record Label(NodeId node, String role, Reason reason) implements Action {}

    /** Opens or closes a pod's readiness gate "synced and warm". */
    record Gate(NodeId node, boolean open, Reason reason) implements Action {}

    /** Asks the node at once instead of at its turn; the next pass sees the answer. */
    record LookAgain(NodeId node, Reason reason) implements Action {}
}
