package dev.hearth.operator.engine;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Probe and commander over the same connections, as the operator wires them. */
final class Engine implements AutoCloseable {

    final NodeConnections connections;
    final LettuceNodeProbe probe;
    final LettuceNodeCommander commander;

    Engine(NodeCredentials credentials) {
        connections = new NodeConnections(credentials, System::nanoTime);
        probe = new LettuceNodeProbe(connections, List.of("maxmemory", "no-such-directive"));
        commander = new LettuceNodeCommander(connections, credentials, System::nanoTime);
    }

    Engine() {
        this(NodeCredentials.none());
    }

    static Engine as(String user, String password) {
        return new Engine(node -> Optional.of(new NodeLogin(user, password)));
    }

    static NodeCredentials replicatingAs(String user, String password) {
        return new NodeCredentials() {
            @Override
            public Optional<NodeLogin> operator(NodeId node) {
                return Optional.of(new NodeLogin(user, password));
            }

            @Override
            public Optional<NodeLogin> replication(NodeId node) {
                return Optional.of(new NodeLogin(user, password));
            }
        };
    }

    CompletableFuture<NodeAnswer> question(CacheServer server) {
        return probe.ask(server.address()).toCompletableFuture();
    }

    NodeAnswer ask(CacheServer server) throws Exception {
        return question(server).get(10, TimeUnit.SECONDS);
    }

    /** The command to promote the process that runs there now. */
    NodeCommand.Promote promote(CacheServer server, int minReplicasToWrite) throws Exception {
        return new NodeCommand.Promote(
                server.address().node(), ask(server).runId(), minReplicasToWrite, Reason.SWITCHOVER_IN_PROGRESS);
    }

    @Override
    public void close() {
        connections.close();
    }
}
