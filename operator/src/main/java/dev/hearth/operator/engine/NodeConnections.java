package dev.hearth.operator.engine;

import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.observe.NotAskedException;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection a cache node, shared by questions and commands. Thread-safe; never blocks except in {@link #close}. Holds
 * one entry a node that is connected or being connected.
 */
public final class NodeConnections implements AutoCloseable {

    private static final int CONNECTS_AT_A_TIME = 32;
    private static final Duration CONNECT_PATIENCE = Duration.ofMillis(100);

    private final Map<NodeAddress, CompletableFuture<NodeConnection>> connections = new ConcurrentHashMap<>();
    private final List<Consumer<NodeAddress>> listeners = new CopyOnWriteArrayList<>();
    private final ConnectGate gate;
    private final EventLoopLag lag;
    private final NodeDialer dialer;
    private volatile boolean closed;

    /**
     * @param credentials who the operator is to each node
     * @param nanos a monotonic clock, such as {@code System::nanoTime}
     */
    public NodeConnections(NodeCredentials credentials, LongSupplier nanos) {
        this.gate = new ConnectGate(CONNECTS_AT_A_TIME, CONNECT_PATIENCE, nanos);
        this.lag = new EventLoopLag(nanos);
        this.dialer = new NodeDialer(credentials, lag);
    }

    /** The connection to a node; fails with {@link NotAskedException} when too many others are being opened. */
    CompletableFuture<NodeConnection> get(NodeAddress at) {
        return get(at, false);
    }

    /** The same for a command, which waits for nobody. */
    CompletableFuture<NodeConnection> getUrgently(NodeAddress at) {
        return get(at, true);
    }

    /** The connection if it stands already. */
    Optional<NodeConnection> established(NodeAddress at) {
        var connection = connections.get(at);
        return connection != null && connection.isDone() && !connection.isCompletedExceptionally()
                ? Optional.of(connection.join())
                : Optional.empty();
    }

    void onLost(Consumer<NodeAddress> listener) {
        listeners.add(listener);
    }

    /** Closes the connection without telling anybody that it is lost. */
    void forget(NodeAddress at) {
        var connection = connections.remove(at);
        if (connection != null
                && !connection.completeExceptionally(new IllegalStateException("the connection is no longer wanted"))
                && !connection.isCompletedExceptionally()) {
            connection.join().end();
        }
    }

    Duration lag() {
        return lag.measure();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            connections.keySet().stream()
                    .flatMap(at -> established(at).stream())
                    .forEach(NodeConnection::leave);
            dialer.close();
        }
    }

    private CompletableFuture<NodeConnection> get(NodeAddress at, boolean urgent) {
        var known = connections.get(at);
        if (known != null) {
            return known;
        }
        var pass = new ConnectGate.Pass();
        if (closed || (!urgent && !gate.enter(pass))) {
            return CompletableFuture.failedFuture(new NotAskedException());
        }
        var fresh = new CompletableFuture<NodeConnection>();
        var other = connections.putIfAbsent(at, fresh);
        if (other != null) {
            pass.close();
            return other;
        }
        dialer.dial(at).whenComplete((raw, error) -> {
            pass.close();
            settle(at, fresh, raw, error);
        });
        return fresh;
    }

    private void settle(
            NodeAddress at,
            CompletableFuture<NodeConnection> fresh,
            @Nullable StatefulRedisConnection<String, String> raw,
            @Nullable Throwable error) {
        if (raw == null) {
            connections.remove(at, fresh);
            fresh.completeExceptionally(
                    error == null ? new IllegalStateException("no connection") : ServerErrors.classify(error));
            return;
        }
        var connection = new NodeConnection(raw);
        raw.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
                lost(at, fresh, connection);
            }
        });
        if (!fresh.complete(connection)) {
            connection.end();
        } else if (raw.isOpen()) {
            connection.introduce();
        } else {
            lost(at, fresh, connection);
        }
    }

    private void lost(NodeAddress at, CompletableFuture<NodeConnection> future, NodeConnection connection) {
        connections.remove(at, future);
        if (connection.end()) {
            listeners.forEach(listener -> listener.accept(at));
        }
    }
}
