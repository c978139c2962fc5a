package dev.hearth.operator.model;

/**
 * Where a cache node listens. The IP is the pod's own, never a Service's: a Service may lead elsewhere.
 *
 * @param node whom one expects there
 * @param ip the pod IP
 * @param port the port of the server
 */
public record NodeAddress(NodeId node, String ip, int port) {

    /** Where every cache server listens. */
    public static final int PORT = 6379;
}
