package dev.hearth.operator.desired;

import dev.hearth.operator.model.Persistence;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file a server starts with: Redis from 7.0, Valkey from 7.2. Every start ends unassigned and Closed, whatever the
 * node was before; only the operator makes a primary, at run time. The file is read-only and holds no address and no
 * secret.
 */
public final class ServerConfig {

    /** Key of the boot file in the ConfigMap. */
    public static final String FILE = "server.conf";

    static final String PRE_STOP = "pre-stop.sh";
    static final String DIRECTORY = "/etc/hearth/server";
    static final String SECRET_DIRECTORY = "/etc/hearth/credentials";
    static final String DATA_DIRECTORY = "/data";

    private ServerConfig() {}

    public static ConfigMap configMap(EffectiveSpec spec) {
        return new ConfigMapBuilder()
                .withMetadata(Metadata.of(spec, Names.server(spec.cluster())))
                .withData(new TreeMap<>(Map.of(FILE, bootFile(spec), PRE_STOP, PreStop.script(spec.engine()))))
                .build();
    }

    /** The whole boot file, one directive a line; a later line wins over an earlier one of the same name. */
    public static String bootFile(EffectiveSpec spec) {
        var header = "# CacheCluster " + spec.cluster().namespace() + "/"
                + spec.cluster().name() + ": written by the Hearth operator, change the CacheCluster instead";
        var live =
                LiveSettings.of(spec).entrySet().stream().map(entry -> entry.getKey() + " " + quoted(entry.getValue()));
        return Stream.of(
                        Stream.of(header),
                        fixed().stream(),
                        unassigned().stream(),
                        replication(spec.memory(), backlog(spec)).stream(),
                        stopping(spec.storage().mode()).stream(),
                        live)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The lines that cannot change in a running server. */
    static List<String> fixed() {
        return List.of(
                "include " + SECRET_DIRECTORY + "/" + Secrets.REPLICATION_FILE,
                "aclfile " + SECRET_DIRECTORY + "/" + Secrets.USERS_FILE,
                "port " + Names.PORT,
                "bind * -::*",
                // The users of the ACL file are the protection.
                "protected-mode no",
                "daemonize no",
                "dir " + DATA_DIRECTORY,
                "databases 16",
                // A woken primary must not have threads that answer beside the one that closes it.
                "io-threads 1");
    }

    /** Unassigned: follows an address where nobody can ever listen, answers no reads, and is Closed. */
    private static List<String> unassigned() {
        return List.of(
                "replicaof 127.0.0.1 0",
                "replica-serve-stale-data no",
                "min-replicas-to-write 1000",
                "rdb-del-sync-files yes");
    }

    private static List<String> replication(MemoryPlan memory, long backlog) {
        return List.of(
                "replica-read-only yes",
                "replica-priority 100",
                "replica-lazy-flush yes",
                // Else a replica with a full disk aborts.
                "replica-ignore-disk-write-errors yes",
                "repl-diskless-sync yes",
                "repl-diskless-sync-delay 0",
                // The old data stays until the new set has arrived.
                "repl-diskless-load disabled",
                "repl-disable-tcp-nodelay no",
                "repl-ping-replica-period 1",
                "repl-timeout 60",
                "client-output-buffer-limit replica " + memory.replicaBufferHard(backlog) + " "
                        + memory.replicaBufferSoft(backlog) + " 60",
                "dynamic-hz no",
                "stop-writes-on-bgsave-error no");
    }

    private static List<String> stopping(Persistence mode) {
        var stop = List.of("shutdown-timeout " + PreStop.SHUTDOWN_SECONDS, "shutdown-on-sigterm force");
        return mode == Persistence.APPEND_ONLY
                ? Stream.concat(stop.stream(), Stream.of("appendfsync everysec", "aof-load-truncated yes"))
                        .toList()
                : stop;
    }

    private static long backlog(EffectiveSpec spec) {
        var wanted = spec.config().getOrDefault("repl-backlog-size", "");
        return wanted.matches("[0-9]{1,18}")
                ? Long.parseLong(wanted)
                : spec.memory().backlog();
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9._-]+")
                ? value
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
