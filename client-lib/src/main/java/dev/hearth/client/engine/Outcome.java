package dev.hearth.client.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a read came to.
 *
 * @param value null: the source has none
 * @param level where it came from
 */
public record Outcome<V>(@Nullable V value, Level level) {

    /** Where a value came from. */
    public enum Level {
        /** This process. */
        LOCAL,
        /** The cluster. */
        SHARED,
        /** The source. */
        SOURCE,
        /** Beyond its life, because the source failed. */
        STALE,
        /** Nowhere, and nobody was asked to load. */
        NONE
    }
}
