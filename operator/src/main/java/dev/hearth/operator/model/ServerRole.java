package dev.hearth.operator.model;

/** What a server says of itself in {@code INFO replication}; says nothing about who should be the primary. */
public enum ServerRole {
    /** {@code role:master}. */
    PRIMARY,
    /** {@code role:slave}, also a node that is unassigned (it follows port 0). */
    REPLICA
}
