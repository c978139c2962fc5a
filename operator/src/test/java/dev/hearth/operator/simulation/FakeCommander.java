package dev.hearth.operator.simulation;

import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeCommand;
import java.util.Optional;

/** What a server does with a command that has reached it. */
final class FakeCommander {

    private FakeCommander() {}

    /** @return the server's refusal; empty when it was done */
    static Optional<String> execute(FakeServer server, NodeCommand command) {
        return switch (command) {
            case NodeCommand.Freeze c -> replicaOf(server, null);
            case NodeCommand.Follow c -> replicaOf(server, c.primary().ip());
            case NodeCommand.Promote c -> promote(server, c);
            case NodeCommand.PauseAndClose c -> {
                server.pausedUntil = server.cluster.time.now() + c.pauseMillis();
                yield fence(server, NodeAnswer.CLOSED);
            }
            case NodeCommand.Reopen c -> {
                server.pausedUntil = 0;
                yield fence(server, c.minReplicasToWrite());
            }
            case NodeCommand.CloseBlindly c -> fence(server, NodeAnswer.CLOSED);
            case NodeCommand.SetFence c -> fence(server, c.minReplicasToWrite());
            case NodeCommand.Dismiss c -> {
                server.pausedUntil = 0;
                yield Optional.empty();
            }
            case NodeCommand.MarkEpoch c -> mark(server, c.epoch());
            case NodeCommand.PromptAck c -> {
                if (server.linkUp) {
                    server.acknowledge();
                }
                yield Optional.empty();
            }
            case NodeCommand.ServeStale c -> {
                server.serveStale = c.yes();
                yield Optional.empty();
            }
            case NodeCommand.Set c -> Optional.empty();
        };
    }

    private static Optional<String> replicaOf(FakeServer server, @org.jspecify.annotations.Nullable String ip) {
        if (server.loading) {
            return Optional.of("LOADING");
        }
        FakeLinks.point(server, ip);
        return Optional.empty();
    }

    private static Optional<String> promote(FakeServer server, NodeCommand.Promote command) {
        if (!server.runId.equals(command.runId())) {
            return Optional.of("another process");
        }
        if (server.loading) {
            return Optional.of("LOADING");
        }
        server.cluster.invariants.promoting(server, command);
        server.minReplicas = command.minReplicasToWrite();
        FakeLinks.promote(server);
        server.cluster.invariants.fenced(server);
        return Optional.empty();
    }

    private static Optional<String> fence(FakeServer server, int quorum) {
        server.minReplicas = quorum;
        server.cluster.invariants.fenced(server);
        return Optional.empty();
    }

    private static Optional<String> mark(FakeServer server, long epoch) {
        if (!server.accepts()) {
            return Optional.of(server.primary ? "NOREPLICAS" : "READONLY");
        }
        server.marker = epoch;
        server.append(new Op(server.offset + 50, Op.MARKER, epoch));
        return Optional.empty();
    }
}
