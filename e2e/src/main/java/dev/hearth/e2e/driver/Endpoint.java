package dev.hearth.e2e.driver;

/**
 * Where a server is reached.
 *
 * @param host a host name or an address
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {

    /** Refuses a port outside 1 to 65535. */
    public Endpoint {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " must be from 1 to 65535");
        }
    }

    /** Reads {@code host:port}; throws {@link IllegalArgumentException} that names the text. */
    public static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("'" + text + "' must be host:port, such as web-primary:6379");
        }
        return new Endpoint(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
