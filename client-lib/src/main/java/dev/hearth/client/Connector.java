package dev.hearth.client;

import dev.hearth.client.engine.Timeline;
import dev.hearth.client.port.Endpoint;

/** Makes the endpoint that a client talks to. */
@FunctionalInterface
public interface Connector {

    /**
     * The primary at this address.
     *
     * @param uri as given to {@link HearthClient#builder}
     * @param clientName what the server may show for this client
     * @param timeline runs all news and all replies of the connection that watches
     */
    Endpoint connect(String uri, String clientName, Timeline timeline);
}
