package dev.hearth.operator.desired;

/** How strictly the nodes of a shard are kept apart. */
public enum Spread {
    REQUIRED,
    PREFERRED,
    DISABLED
}
