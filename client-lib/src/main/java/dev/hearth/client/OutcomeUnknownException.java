package dev.hearth.client;

import org.jspecify.annotations.Nullable;

/**
 * The cache did not confirm a change in time: it may have happened or not. Repeat it; invalidating twice does no harm. Until it is
 * confirmed, others may read the old value until its TTL ends.
 */
public final class OutcomeUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is in doubt. */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
