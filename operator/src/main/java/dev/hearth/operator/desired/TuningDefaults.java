package dev.hearth.operator.desired;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The value of every directive that {@code spec.config} may hold while it holds none. Spelled out, because then a
 * directive that is taken out of the spec has a value to go back to in running servers, and because engines and their
 * versions differ. They are the servers' own defaults (Redis 7.0, Valkey 8.0) unless a comment says otherwise.
 */
final class TuningDefaults {

    private TuningDefaults() {}

    static SortedMap<String, String> of(MemoryPlan memory) {
        var values = new TreeMap<String, String>();
        connections(values);
        freeing(values);
        encodings(values);
        observing(values);
        // Counted in ticks: more ticks make a slower fence under slow commands.
        values.put("hz", "10");
        values.put("maxmemory-clients", "0");
        values.put("maxmemory-samples", "5");
        values.put("lfu-decay-time", "1");
        values.put("lfu-log-factor", "10");
        values.put("repl-backlog-size", Long.toString(memory.backlog()));
        // A primary without replicas keeps its history, so that they come back without a full sync.
        values.put("repl-backlog-ttl", "0");
        return values;
    }

    private static void connections(SortedMap<String, String> values) {
        values.put("maxclients", "10000");
        // 300 in the servers: here a client whose host vanished is noticed after two minutes, not ten.
        values.put("tcp-keepalive", "60");
        values.put("timeout", "0");
        values.put("client-query-buffer-limit", "1073741824");
        values.put("proto-max-bulk-len", "536870912");
        values.put("tracking-table-max-keys", "1000000");
    }

    private static void freeing(SortedMap<String, String> values) {
        // As in Valkey 8; "no" in Redis: large values are freed beside the thread that serves.
        values.put("lazyfree-lazy-eviction", "yes");
        values.put("lazyfree-lazy-expire", "yes");
        values.put("lazyfree-lazy-server-del", "yes");
        values.put("lazyfree-lazy-user-del", "yes");
        values.put("activedefrag", "no");
        values.put("active-defrag-cycle-max", "25");
        values.put("active-defrag-cycle-min", "1");
        values.put("active-defrag-threshold-lower", "10");
        values.put("active-defrag-threshold-upper", "100");
    }

    private static void encodings(SortedMap<String, String> values) {
        values.put("hash-max-listpack-entries", "512");
        values.put("hash-max-listpack-value", "64");
        values.put("list-max-listpack-size", "-2");
        values.put("set-max-intset-entries", "512");
        values.put("stream-node-max-bytes", "4096");
        values.put("stream-node-max-entries", "100");
        values.put("zset-max-listpack-entries", "128");
        values.put("zset-max-listpack-value", "64");
    }

    private static void observing(SortedMap<String, String> values) {
        values.put("latency-monitor-threshold", "0");
        values.put("notify-keyspace-events", "");
        values.put("slowlog-log-slower-than", "10000");
        values.put("slowlog-max-len", "128");
    }
}
