package dev.hearth.client.jackson;

import org.jspecify.annotations.Nullable;

/** A value is not what its class stores. Names the class, the type and the place, never the value. */
public final class JsonValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    JsonValueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
