package dev.hearth.api.v1alpha1;

import java.util.List;

/** The server settings that {@code spec.config} may hold, under the servers' own names. */
public final class ServerDirectives {
    public static final String RESP = "activedefrag, active-defrag-cycle-max, active-defrag-cycle-min,"
            + " active-defrag-threshold-lower, active-defrag-threshold-upper, client-query-buffer-limit,"
            + " hash-max-listpack-entries, hash-max-listpack-value, hz, latency-monitor-threshold, lazyfree-lazy-eviction,"
            + " lazyfree-lazy-expire, lazyfree-lazy-server-del, lazyfree-lazy-user-del, lfu-decay-time, lfu-log-factor,"
            + " list-max-listpack-size, maxclients, maxmemory-clients, maxmemory-samples, notify-keyspace-events,"
            + " proto-max-bulk-len, repl-backlog-size, repl-backlog-ttl, set-max-intset-entries, slowlog-log-slower-than,"
            + " slowlog-max-len, stream-node-max-bytes, stream-node-max-entries, tcp-keepalive, timeout,"
            + " tracking-table-max-keys, zset-max-listpack-entries, zset-max-listpack-value";
    static final String RESP_CEL = "'activedefrag', 'active-defrag-cycle-max', 'active-defrag-cycle-min',"
            + " 'active-defrag-threshold-lower', 'active-defrag-threshold-upper', 'client-query-buffer-limit',"
            + " 'hash-max-listpack-entries', 'hash-max-listpack-value', 'hz', 'latency-monitor-threshold',"
            + " 'lazyfree-lazy-eviction', 'lazyfree-lazy-expire', 'lazyfree-lazy-server-del', 'lazyfree-lazy-user-del',"
            + " 'lfu-decay-time', 'lfu-log-factor', 'list-max-listpack-size', 'maxclients', 'maxmemory-clients',"
            + " 'maxmemory-samples', 'notify-keyspace-events', 'proto-max-bulk-len', 'repl-backlog-size',"
            + " 'repl-backlog-ttl', 'set-max-intset-entries', 'slowlog-log-slower-than', 'slowlog-max-len',"
            + " 'stream-node-max-bytes', 'stream-node-max-entries', 'tcp-keepalive', 'timeout', 'tracking-table-max-keys',"
            + " 'zset-max-listpack-entries', 'zset-max-listpack-value'";
    static final String MEMCACHED = "conn-limit, max-item-size, max-reqs-per-event, threads";
    static final String MEMCACHED_CEL = "'conn-limit', 'max-item-size', 'max-reqs-per-event', 'threads'";

    private ServerDirectives() {}

    /** The names allowed for an engine. All of those for Redis and Valkey can be set while the server runs. */
    public static List<String> of(EngineType engine) {
        return List.of((engine == EngineType.MEMCACHED ? MEMCACHED : RESP).split(", ", -1));
    }
}
