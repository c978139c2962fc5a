package dev.hearth.operator.observe;

/** A living server answered with an error, such as BUSY or NOAUTH: it is not down, but its state is not known. */
public final class NodeErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NodeErrorException(String message) {
        super(message);
    }
}
