package dev.hearth.client;

import org.jspecify.annotations.Nullable;

/** Writes a value to its source. Called on a thread of the client's executor. */
@FunctionalInterface
public interface SourceWriter<K, V> {

    /**
     * Writes a value; null: removes it.
     *
     * @throws Exception the source failed; the key is invalidated and the caller gets the error
     */
    void write(K key, @Nullable V value) throws Exception;
}
