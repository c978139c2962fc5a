package dev.hearth.operator.model;

/** Why the primary's role moves. */
public enum MoveKind {
    /** First primary of a shard, also after everything was down. */
    BOOTSTRAP,
    /** The primary is lost. */
    FAILOVER,
    /** The primary is fine and hands over. */
    SWITCHOVER
}
