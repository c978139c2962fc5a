package dev.hearth.client;

import org.jspecify.annotations.Nullable;

/** A load failed, here with a checked exception or in another process a moment ago. Trying again after a second is sensible. */
public final class LoadFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the loader's own error, when it happened in this process. */
    public LoadFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
