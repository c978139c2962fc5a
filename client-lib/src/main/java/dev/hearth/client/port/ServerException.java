package dev.hearth.client.port;

import org.jspecify.annotations.Nullable;

/** A server did not do what it was asked. */
public final class ServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Remedy remedy;

    /** What the caller can do about it. */
    public enum Remedy {
        /** The connections are gone; what was outstanding may have happened or not. */
        RECONNECT,
        /** This process is no primary: look for another one. */
        ELSEWHERE,
        /** The server refuses for now: loading, fenced, out of memory, busy. Nothing happened. */
        LATER,
        /** It will not work: a mistake in the program or the server's settings. */
        NONE
    }

    /** With the server's own words. */
    public ServerException(Remedy remedy, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What to do. */
    public Remedy remedy() {
        return remedy;
    }
}
