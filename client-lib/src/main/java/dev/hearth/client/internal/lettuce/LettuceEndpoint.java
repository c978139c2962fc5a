package dev.hearth.client.internal.lettuce;

import dev.hearth.client.port.Endpoint;
import dev.hearth.client.port.Session;
import dev.hearth.client.port.SessionListener;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A primary behind one address. */
public final class LettuceEndpoint implements Endpoint {

    private static final Duration CONNECT = Duration.ofMillis(500);
    /** Commands that may be outstanding on one connection; more are refused at once. */
    private static final int OUTSTANDING = 50_000;

    private final RedisClient client;
    private final RedisURI uri;
    private final Executor thread;

    /**
     * @param uri as Lettuce reads it: {@code redis://user:password@host:port}, {@code rediss://} for TLS
     * @param clientName what {@code CLIENT LIST} shows
     * @param thread runs one task at a time, in order: all news and all replies of the watching connection
     */
    public LettuceEndpoint(String uri, String clientName, Executor thread) {
        this.uri = RedisURI.create(uri);
        this.uri.setTimeout(CONNECT);
        this.uri.setClientName(clientName);
        this.thread = thread;
        client = RedisClient.create();
        // Nothing is repeated behind our back: a reply belongs to the process that was asked, or it does not come.
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .protocolVersion(ProtocolVersion.RESP3)
                .requestQueueSize(OUTSTANDING)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT)
                        .keepAlive(true)
                        .tcpNoDelay(true)
                        .build())
                .build());
    }

    @Override
    public CompletionStage<Session> open(SessionListener listener) {
        var watch = connect();
        var commands = connect();
        var both = CompletableFuture.allOf(watch, commands)
                .<Session>thenCompose(connected -> LettuceSession.begin(watch.join(), commands.join(), listener, thread)
                        .thenApply(session -> session));
        return both.handle((session, error) -> {
                    if (error == null) {
                        return CompletableFuture.completedFuture(session);
                    }
                    closeLate(watch);
                    closeLate(commands);
                    var cause = error.getCause() == null ? error : error.getCause();
                    return CompletableFuture.<Session>failedFuture(ServerErrors.translate(cause));
                })
                .thenCompose(opened -> opened);
    }

    private CompletableFuture<StatefulRedisConnection<byte[], byte[]>> connect() {
        return client.connectAsync(ByteArrayCodec.INSTANCE, uri).toCompletableFuture();
    }

    private static void closeLate(CompletableFuture<StatefulRedisConnection<byte[], byte[]>> connecting) {
        connecting.thenAccept(StatefulRedisConnection::closeAsync);
    }

    @Override
    public String address() {
        return uri.getHost() + ":" + uri.getPort();
    }

    @Override
    public void close() {
        client.shutdownAsync(0, 1, TimeUnit.SECONDS);
    }
}
