package dev.hearth.e2e.driver;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Opens connections that never reconnect by themselves. Host names are resolved once: a Service's address does not change,
 * and the cluster's DNS may be lost together with the node under test. Thread-safe.
 */
final class Connections implements AutoCloseable {
    private final RedisClient client;
    private final Credentials credentials;
    private final Timeouts timeouts;

    Connections(Credentials credentials, Timeouts timeouts) {
        this.credentials = credentials;
        this.timeouts = timeouts;
        client = RedisClient.create();
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .pingBeforeActivateConnection(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .protocolVersion(ProtocolVersion.RESP2)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeouts.connect())
                        .tcpNoDelay(true)
                        .build())
                .build());
    }

    /** The same endpoint by address. */
    static Endpoint resolve(Endpoint endpoint) throws UnknownHostException {
        return new Endpoint(InetAddress.getByName(endpoint.host()).getHostAddress(), endpoint.port());
    }

    /** Connects and signs in; throws Lettuce's exceptions. */
    StatefulRedisConnection<byte[], byte[]> open(Endpoint endpoint) {
        var uri = RedisURI.builder()
                .withHost(endpoint.host())
                .withPort(endpoint.port())
                .withTimeout(timeouts.command());
        var password = credentials.password();
        var username = credentials.username();
        if (password != null && username != null) {
            uri.withAuthentication(username, password.toCharArray());
        } else if (password != null) {
            uri.withPassword(password.toCharArray());
        }
        return client.connect(ByteArrayCodec.INSTANCE, uri.build());
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
