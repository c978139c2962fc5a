package dev.hearth.client.port;

import java.util.concurrent.CompletionStage;

/** Where the primary of one shard is reached. Safe for use by many threads. */
public interface Endpoint extends AutoCloseable {

    /**
     * Connects anew: resolves the address again, opens all connections of a session and makes sure that they reach the same
     * process. Fails with {@link ServerException} within about a second.
     *
     * @param listener told from then on, also before the stage completes
     */
    CompletionStage<Session> open(SessionListener listener);

    /** The address, for messages; no credentials in it. */
    String address();

    /** Releases what the endpoint holds; open sessions end. */
    @Override
    void close();
}
