package dev.hearth.operator.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is asked of a node: three commands in one write, so that a node is known after one round trip.
 *
 * @param directives the settings to read; exact names, none that holds a secret
 */
record NodeQuestion(List<String> directives) {

    /** The function whose result is the epoch. */
    static final String MARKER = "hearth_epoch";

    private static final List<String> INFO =
            List.of("INFO", "server", "clients", "memory", "persistence", "replication", "keyspace");

    private static final List<String> NEEDED =
            List.of("min-replicas-to-write", "min-replicas-max-lag", "replica-serve-stale-data");

    private static final Set<String> SECRET =
            Set.of("requirepass", "masterauth", "primaryauth", "tls-key-file-pass", "tls-client-key-file-pass");

    NodeQuestion {
        directives = List.copyOf(directives);
    }

    /** @throws IllegalArgumentException for a pattern or a directive whose value is a secret */
    static NodeQuestion with(Collection<String> more) {
        var all = new LinkedHashSet<>(NEEDED);
        all.addAll(more);
        for (var directive : all) {
            if (SECRET.contains(directive) || !directive.matches("[a-z0-9-]+")) {
                throw new IllegalArgumentException(
                        "cannot ask for setting \"" + directive + "\": give the exact name of one without a secret");
            }
        }
        return new NodeQuestion(List.copyOf(all));
    }

    List<String> info() {
        return INFO;
    }

    List<String> settings() {
        var line = new ArrayList<>(List.of("CONFIG", "GET"));
        line.addAll(directives);
        return line;
    }

    /** Read-only and allowed on a replica whose link is down, because the function says so. */
    List<String> marker() {
        return List.of("FCALL_RO", MARKER, "0");
    }
}
