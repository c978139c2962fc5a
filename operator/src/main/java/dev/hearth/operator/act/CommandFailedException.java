package dev.hearth.operator.act;

/** A command to a cache server was refused, or its outcome is unknown because no reply came in time. */
public final class CommandFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean outcomeKnown;

    /**
     * @param message the server's own words, or what was waited for; without secrets
     * @param outcomeKnown true when the server refused; false when it may have been done
     */
    public CommandFailedException(String message, boolean outcomeKnown) {
        super(message);
        this.outcomeKnown = outcomeKnown;
    }

    public boolean outcomeKnown() {
        return outcomeKnown;
    }
}
