package dev.hearth.operator.simulation;

import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.observe.NodeProbe;
import dev.hearth.operator.observe.NodeRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection a node, as TCP keeps it: across a cut what was sent is sent again until it arrives, a stopped process
 * leaves questions in its socket, a new connection is refused by a kernel without a listener and times out in a cut.
 */
final class FakeProbe implements NodeProbe {

    private static final int CONNECT_TIMEOUT = 500;
    private static final int SENT_AGAIN = 200;

    private static final class Connection {
        @Nullable
        FakeServer to;

        boolean ended;
        final List<CompletableFuture<NodeAnswer>> questions = new ArrayList<>();

        void end(Exception why) {
            ended = true;
            List.copyOf(questions).forEach(question -> question.completeExceptionally(why));
        }
    }

    private final SimulatedCluster cluster;
    private final String host;
    private final Map<NodeAddress, Connection> connections = new HashMap<>();
    private Consumer<NodeAddress> listener = address -> {};

    FakeProbe(SimulatedCluster cluster, String host) {
        this.cluster = cluster;
        this.host = host;
    }

    @Override
    public CompletionStage<NodeAnswer> ask(NodeAddress node) {
        var connection = connections.computeIfAbsent(node, this::connect);
        var question = new CompletableFuture<NodeAnswer>();
        connection.questions.add(question);
        if (connection.to != null) {
            deliver(connection, question);
        }
        return question;
    }

    private Connection connect(NodeAddress node) {
        var connection = new Connection();
        cluster.time.after(1, () -> {
            var pod = cluster.pod(node.node());
            if (pod == null || !cluster.network.connects(host, pod.host)) {
                cluster.time.after(
                        CONNECT_TIMEOUT, () -> fails(node, connection, new IllegalStateException("timed out")));
            } else if (pod.server == null || !pod.server.alive) {
                cluster.time.after(1, () -> fails(node, connection, new NodeRefusedException("refused")));
            } else {
                connection.to = pod.server;
                List.copyOf(connection.questions).forEach(question -> deliver(connection, question));
            }
        });
        return connection;
    }

    private void fails(NodeAddress node, Connection connection, Exception why) {
        connections.remove(node, connection);
        connection.end(why);
    }

    private void deliver(Connection connection, CompletableFuture<NodeAnswer> question) {
        cluster.time.after(1, () -> {
            var server = connection.to;
            if (connection.ended || server == null || !server.alive) {
                return;
            }
            if (server.stopped || !cluster.network.connects(host, server.host)) {
                cluster.time.after(SENT_AGAIN, () -> deliver(connection, question));
                return;
            }
            var answer = server.answer();
            cluster.time.after(cluster.time.between(1, 2), () -> {
                connection.questions.remove(question);
                question.complete(answer);
            });
        });
    }

    /** The kernel closed the connections to a process. */
    void lost(FakeServer server) {
        Map.copyOf(connections).forEach((node, connection) -> {
            if (server.equals(connection.to)) {
                fails(node, connection, new IllegalStateException("reset"));
                listener.accept(node);
            }
        });
    }

    @Override
    public void onLost(Consumer<NodeAddress> lost) {
        listener = lost;
    }

    @Override
    public void forget(NodeAddress node) {
        var connection = connections.get(node);
        if (connection != null) {
            fails(node, connection, new IllegalStateException("no longer wanted"));
        }
    }

    @Override
    public Duration lag() {
        return Duration.ZERO;
    }

    @Override
    public void close() {}
}
