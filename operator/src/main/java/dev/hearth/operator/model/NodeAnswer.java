package dev.hearth.operator.model;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What a cache server said of itself in one exchange.
 *
 * @param runId the process: another value under the same pod uid means that the old process is gone
 * @param product {@code redis} or {@code valkey}, as the server calls itself
 * @param version its version, such as {@code 7.0.15}
 * @param loading reads its data from disk; refuses REPLICAOF meanwhile
 * @param replication its replication state
 * @param epoch the epoch marker in its function library; empty when there is none
 * @param keys keys in all databases
 * @param memory its memory
 * @param diskWritable {@code aof_last_write_status:ok} and the last RDB save did not fail
 * @param rewriteInProgress an append-only file rewrite runs: after a sync the file on disk is the old data until it ends
 * @param connectedClients {@code connected_clients}
 * @param settings {@code CONFIG GET} of the directives that the operator sets, among them {@code min-replicas-to-write}
 * @param fileBytes size of the append-only file; 0 when there is none
 */
public record NodeAnswer(
        String runId,
        String product,
        String version,
        boolean loading,
        Replication replication,
        OptionalLong epoch,
        long keys,
        Memory memory,
        boolean diskWritable,
        boolean rewriteInProgress,
        long connectedClients,
        Map<String, String> settings,
        long fileBytes) {

    /** One that keeps no append-only file. */
    public NodeAnswer(
            String runId,
            String product,
            String version,
            boolean loading,
            Replication replication,
            OptionalLong epoch,
            long keys,
            Memory memory,
            boolean diskWritable,
            boolean rewriteInProgress,
            long connectedClients,
            Map<String, String> settings) {
        this(
                runId,
                product,
                version,
                loading,
                replication,
                epoch,
                keys,
                memory,
                diskWritable,
                rewriteInProgress,
                connectedClients,
                settings,
                0);
    }

    /** {@code min-replicas-to-write} of a node that accepts no client write, whatever its role. */
    public static final int CLOSED = 1000;

    public NodeAnswer {
        settings = Map.copyOf(settings);
    }

    /** The write fence as it stands in the server, {@link #CLOSED} when unknown. */
    public int minReplicasToWrite() {
        return Integer.parseInt(settings.getOrDefault("min-replicas-to-write", Integer.toString(CLOSED)));
    }

    /** Accepts no client write. */
    public boolean closed() {
        return minReplicasToWrite() >= CLOSED;
    }

    public boolean isPrimary() {
        return replication.role() == ServerRole.PRIMARY;
    }
}
