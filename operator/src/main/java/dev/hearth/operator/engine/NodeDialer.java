package dev.hearth.operator.engine;

import dev.hearth.operator.model.NodeAddress;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.event.DefaultEventPublisherOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Opens single connections to cache nodes: the one place where address, login and client settings come together. A
 * connection that broke stays broken; whoever wants another one dials again, since Lettuce's own reconnect backs off for up
 * to 30 s and queues commands meanwhile.
 */
final class NodeDialer implements AutoCloseable {

    /** How an operator's connection shows in {@code CLIENT LIST}. */
    static final String CLIENT_NAME = "hearth-operator";

    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);
    private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(1);
    private static final int THREADS = 2;
    private static final int MAX_OUTSTANDING = 64;

    private final NodeCredentials credentials;
    private final ClientResources resources;
    private final RedisClient client;

    NodeDialer(NodeCredentials credentials, EventLoopLag lag) {
        this.credentials = credentials;
        this.resources = DefaultClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .commandLatencyPublisherOptions(DefaultEventPublisherOptions.disabled())
                .nettyCustomizer(new FrugalBuffers(lag))
                .build();
        this.client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .pingBeforeActivateConnection(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MAX_OUTSTANDING)
                // Silence is for the caller to judge; the client's own timer would end each question after a second.
                .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
                .protocolVersion(ProtocolVersion.RESP3)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(
                        SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).build())
                .build());
    }

    /** Connects and says hello; never blocks. */
    CompletionStage<StatefulRedisConnection<String, String>> dial(NodeAddress at) {
        return client.connectAsync(StringCodec.UTF8, uri(at));
    }

    private RedisURI uri(NodeAddress at) {
        var uri = RedisURI.builder()
                .withHost(at.ip())
                .withPort(at.port())
                .withTimeout(HANDSHAKE_TIMEOUT)
                .withClientName(CLIENT_NAME);
        credentials
                .operator(at.node())
                .ifPresent(login ->
                        uri.withAuthentication(login.user(), login.password().toCharArray()));
        var built = uri.build();
        // CLIENT SETINFO is unknown to 7.0, and the operator's ACL user may not send it: each try would be logged
        // there.
        built.setLibraryName("");
        built.setLibraryVersion("");
        return built;
    }

    /** Ends at most about three seconds later. */
    @Override
    public void close() {
        client.shutdown(0, 1, TimeUnit.SECONDS);
        resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
