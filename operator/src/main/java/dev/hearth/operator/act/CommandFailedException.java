package dev.hearth.operator.act;

/** A command to a cache server was refused, or its outcome is unknown because no reply came in time. */
public final class CommandFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean outcomeKnown;
    private final boolean refused;

    /**
     * @param message the server's own words, or what was waited for; without secrets
     * @param outcomeKnown true when the server refused; false when it may have been done
     */
    public CommandFailedException(String message, boolean outcomeKnown) {
        this(message, outcomeKnown, false);
    }

    private CommandFailedException(String message, boolean outcomeKnown, boolean refused) {
        super(message);
        this.outcomeKnown = outcomeKnown;
        this.refused = refused;
    }

    /** The server itself answered with an error; the same command would get the same answer. */
    public static CommandFailedException refused(String message) {
        return new CommandFailedException(message, true, true);
    }

    /** Whether the server itself said no. */
    public boolean refused() {
        return refused;
    }

    public boolean outcomeKnown() {
        return outcomeKnown;
    }
}
