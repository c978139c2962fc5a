package dev.hearth.client.engine;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One class's cache, and how to write to it. */
public final class Handle<V> {

    private final ClassCache<V> cache;
    private final Writes writes;
    private final Puts<V> puts;

    Handle(ClassCache<V> cache, Writes writes, Puts<V> puts) {
        this.cache = cache;
        this.writes = writes;
        this.puts = puts;
    }

    /** Reads. */
    public ClassCache<V> cache() {
        return cache;
    }

    /** Invalidations. */
    public Writes writes() {
        return writes;
    }

    /**
     * Stores a value.
     *
     * @param value null: there is none
     * @param toSource writes it to the source first; null: the cache is its only place
     */
    public CompletableFuture<Void> put(String key, @Nullable V value, @Nullable SourceWrite toSource) {
        return puts.put(key, value, toSource);
    }
}
