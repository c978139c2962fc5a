package dev.hearth.client.internal.lettuce;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reply of any shape: an array, or what is no array as the only element. */
record Reply(List<? extends @Nullable Object> elements) {

    private static final byte[] NOTHING = {};

    int size() {
        return elements.size();
    }

    boolean isNull(int index) {
        return elements.get(index) == null;
    }

    /** No bytes for null. */
    byte[] bytes(int index) {
        return elements.get(index) instanceof byte[] bytes ? bytes : NOTHING;
    }

    String text(int index) {
        return elements.get(index) instanceof Long number
                ? number.toString()
                : new String(bytes(index), StandardCharsets.UTF_8);
    }

    long number(int index) {
        return elements.get(index) instanceof Long number ? number : Long.parseLong(text(index));
    }

    /** The array at this place; empty when there is none. */
    Reply array(int index) {
        return new Reply(elements.get(index) instanceof List<?> list ? list : List.of());
    }
}
