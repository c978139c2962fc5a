package dev.hearth.client.port;

/**
 * Connections to one server process that live and die together. Nothing is reconnected and nothing is sent again by itself: when
 * one connection ends, all end, and {@link SessionListener#closed} is called once. Safe for use by many threads; commands of one
 * port reach the server in the order in which one thread sent them.
 */
public interface Session extends AutoCloseable {

    /** Which process this is. */
    String runId();

    /** Values and leases, over the connection for commands. */
    Cells cells();

    /** The log and all that is written together with it, over the connection that also watches. */
    Journal journal();

    /** Permits to load from sources. */
    Gate gate();

    /** Ends all connections; what is outstanding fails with {@link ServerException.Remedy#RECONNECT}. May be called twice. */
    @Override
    void close();
}
