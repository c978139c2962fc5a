package dev.hearth.operator.observe;

/**
 * The question never left, because the probe has its hands full: says nothing about the node. Has no stack trace, since it
 * is frequent while a large fleet is connected for the first time.
 */
public final class NotAskedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAskedException() {
        super("too many connections are being opened", null, false, false);
    }
}
