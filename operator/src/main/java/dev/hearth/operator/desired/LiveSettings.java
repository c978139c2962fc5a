package dev.hearth.operator.desired;

import dev.hearth.operator.model.Persistence;
import java.math.BigInteger;
import java.util.SortedMap;

/** The settings that a running server takes over by {@code CONFIG SET}, each with the value it should have. */
public final class LiveSettings {

    /**
     * Connections kept for replication and the operator on top of what applications may open: at the limit a server
     * refuses every new connection, whoever asks.
     */
    static final int SPARE_CONNECTIONS = 32;

    private LiveSettings() {}

    /**
     * Directive to value. The values are as {@code CONFIG GET} prints them, as far as the user wrote them so.
     *
     * <p>Not among them: what the operator moves by the failover protocol ({@code replicaof}, {@code
     * min-replicas-to-write}, {@code replica-serve-stale-data}), and {@code client-output-buffer-limit}, which is derived
     * from the memory limit and follows at the next start.
     */
    public static SortedMap<String, String> of(EffectiveSpec spec) {
        var values = TuningDefaults.of(spec.memory());
        values.putAll(spec.config());
        values.computeIfPresent("maxclients", (name, value) -> withSpare(value));
        values.put("maxmemory", Long.toString(spec.memory().maxmemory()));
        values.put("maxmemory-policy", spec.memory().evictionPolicy());
        values.put("min-replicas-max-lag", Integer.toString(spec.maxReplicationLagSeconds()));
        values.put("appendonly", spec.storage().mode() == Persistence.APPEND_ONLY ? "yes" : "no");
        values.put("save", spec.storage().mode() == Persistence.SNAPSHOT ? "3600 1 300 100 60 10000" : "");
        return values;
    }

    private static String withSpare(String value) {
        return value.matches("[0-9]{1,18}")
                ? new BigInteger(value)
                        .add(BigInteger.valueOf(SPARE_CONNECTIONS))
                        .toString()
                : value;
    }
}
