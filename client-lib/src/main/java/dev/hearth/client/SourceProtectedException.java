package dev.hearth.client;

/** The source may not be asked now: its class's {@code maxLoadsPerSecond} is used up and waiting longer makes no sense. */
public final class SourceProtectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which class, and how to allow more. */
    public SourceProtectedException(String message) {
        super(message);
    }
}
