package dev.hearth.operator.observe;

import dev.hearth.operator.model.AttachedReplica;
import dev.hearth.operator.model.Memory;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.Replication;
import dev.hearth.operator.model.ServerRole;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Answers of cache servers, made up. */
final class Answers {

    private Answers() {}

    static NodeAnswer primary(String runId, long offset) {
        return primary(runId, offset, List.of(), 1);
    }

    static NodeAnswer primary(String runId, long offset, List<AttachedReplica> replicas, int fence) {
        return new NodeAnswer(
                runId,
                "redis",
                "7.0.15",
                false,
                new Replication(ServerRole.PRIMARY, "replid", offset, "", 0, false, false, -1, replicas),
                OptionalLong.of(3),
                10,
                new Memory(1, 0),
                true,
                false,
                1,
                Map.of("min-replicas-to-write", Integer.toString(fence)));
    }

    static NodeAnswer replica(String runId, long offset, boolean linkUp) {
        return new NodeAnswer(
                runId,
                "redis",
                "7.0.15",
                false,
                new Replication(
                        ServerRole.REPLICA,
                        "replid",
                        offset,
                        "10.0.0.1",
                        6379,
                        linkUp,
                        false,
                        linkUp ? 0 : -1,
                        List.of()),
                OptionalLong.of(3),
                10,
                new Memory(1, 0),
                true,
                false,
                1,
                Map.of("min-replicas-to-write", "1000"));
    }
}
