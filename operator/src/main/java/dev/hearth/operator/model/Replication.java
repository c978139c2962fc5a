package dev.hearth.operator.model;

import java.util.List;

/**
 * {@code INFO replication} of one server at one moment.
 *
 * @param role the server's own word
 * @param replicationId {@code master_replid}; offsets are comparable only under the same one
 * @param offset {@code master_repl_offset} of a primary, {@code slave_repl_offset} of a replica, in bytes
 * @param primaryHost whom a replica follows; empty for a primary
 * @param primaryPort 0 for an unassigned (frozen) replica
 * @param linkUp {@code master_link_status:up}
 * @param syncInProgress {@code master_sync_in_progress:1}
 * @param lastIoSecondsAgo {@code master_last_io_seconds_ago}; -1 when the link is down or unknown
 * @param replicas those that a primary lists; empty for a replica
 */
public record Replication(
        ServerRole role,
        String replicationId,
        long offset,
        String primaryHost,
        int primaryPort,
        boolean linkUp,
        boolean syncInProgress,
        long lastIoSecondsAgo,
        List<AttachedReplica> replicas) {

    public Replication {
        replicas = List.copyOf(replicas);
    }

    /** Follows {@code 127.0.0.1 0}: nobody can listen there, so it follows nobody. */
    public boolean unassigned() {
        return role == ServerRole.REPLICA && primaryPort == 0;
    }
}
