package dev.hearth.operator.engine;

import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.observe.NodeProbe;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Asks cache nodes over Lettuce. Answers and losses come on its event loops, which listeners must not block. */
public final class LettuceNodeProbe implements NodeProbe {

    private final NodeConnections connections;
    private final NodeQuestion question;

    /**
     * @param connections shared with the commander
     * @param directives settings to read besides those of the write fence
     */
    public LettuceNodeProbe(NodeConnections connections, Collection<String> directives) {
        this.connections = connections;
        this.question = NodeQuestion.with(directives);
    }

    @Override
    public CompletionStage<NodeAnswer> ask(NodeAddress node) {
        return connections
                .get(node)
                .thenCompose(connection -> connection.ask(question))
                .exceptionallyCompose(error -> CompletableFuture.failedFuture(ServerErrors.classify(error)));
    }

    @Override
    public void onLost(Consumer<NodeAddress> listener) {
        connections.onLost(listener);
    }

    @Override
    public void forget(NodeAddress node) {
        connections.forget(node);
    }

    @Override
    public Duration lag() {
        return connections.lag();
    }

    /** Closes the shared connections. */
    @Override
    public void close() {
        connections.close();
    }
}
