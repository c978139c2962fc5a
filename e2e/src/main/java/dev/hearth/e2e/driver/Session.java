package dev.hearth.e2e.driver;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection at a time to one endpoint, opened when it is needed and thrown away after any failure, so that the next
 * command goes to whoever the Service names by then. Used by one thread.
 */
final class Session implements AutoCloseable {
    private final Connections connections;
    private final Endpoint endpoint;
    private final long commandNanos;
    private @Nullable StatefulRedisConnection<byte[], byte[]> connection;
    private long openedNanos;

    Session(Connections connections, Endpoint endpoint, Timeouts timeouts) {
        this.connections = connections;
        this.endpoint = endpoint;
        this.commandNanos = timeouts.command().toNanos();
    }

    /** Whether a connection is there; a new one may reach another server. */
    boolean isOpen() {
        return connection != null;
    }

    /** Connects if there is no connection. */
    void open() {
        if (connection == null) {
            connection = connections.open(endpoint);
            openedNanos = System.nanoTime();
        }
    }

    /** Age of the connection, nanoseconds. */
    long ageNanos() {
        return System.nanoTime() - openedNanos;
    }

    /**
     * Sends a command and waits for its reply, at most the command time-out.
     *
     * @throws ExecutionException with the server's error reply, or what happened to the connection, as cause
     * @throws TimeoutException when no reply came in time: the outcome is unknown
     */
    <T extends @Nullable Object> T call(Function<RedisAsyncCommands<byte[], byte[]>, RedisFuture<T>> command)
            throws ExecutionException, TimeoutException, InterruptedException {
        open();
        var open = java.util.Objects.requireNonNull(connection);
        long sent = System.nanoTime();
        T reply = command.apply(open.async()).get(commandNanos, TimeUnit.NANOSECONDS);
        if (System.nanoTime() - sent > commandNanos) {
            throw new TimeoutException("the reply came after the time-out");
        }
        return reply;
    }

    @Override
    public void close() {
        var open = connection;
        connection = null;
        if (open != null) {
            open.closeAsync();
        }
    }
}
