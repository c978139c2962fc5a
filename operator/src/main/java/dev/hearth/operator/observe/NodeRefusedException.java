package dev.hearth.operator.observe;

/** The kernel at the node's address refuses connections: nothing listens there now. */
public final class NodeRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NodeRefusedException(String message) {
        super(message);
    }
}
