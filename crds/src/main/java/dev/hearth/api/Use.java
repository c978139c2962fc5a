package dev.hearth.api;

/** Where a {@link Reason} is said. */
public enum Use {
    /** As {@code reason} of a condition; {@link ConditionType#outcomes} tells of which. */
    CONDITION,
    /** As {@code reason} of an event of type Normal. */
    NORMAL_EVENT,
    /** As {@code reason} of an event of type Warning. */
    WARNING_EVENT,
    /** As {@code reason} in {@code status.holds}: what the operator would do and why it does not yet. */
    HOLD,
    /** As {@code reason} in {@code status.shards[].move}: why another node becomes primary. */
    MOVE
}
