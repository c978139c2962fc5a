package dev.hearth.operator.reconcile;

import dev.hearth.api.v1alpha1.ServerDirectives;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The server settings that the node watch reads: those the operator sets. */
final class Directives {

    static final List<String> WATCHED = Stream.concat(
                    Stream.of("maxmemory", "maxmemory-policy", "min-replicas-max-lag", "appendonly", "save"),
                    Arrays.stream(ServerDirectives.RESP.split(", ", -1)))
            .distinct()
            .toList();

    private Directives() {}
}
