package dev.hearth.operator.model;

/** How a node keeps its data. */
public enum Persistence {
    NONE,
    APPEND_ONLY,
    SNAPSHOT
}
