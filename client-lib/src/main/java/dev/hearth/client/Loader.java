package dev.hearth.client;

import org.jspecify.annotations.Nullable;

/** Reads a value from its source. Called on a thread of the client's executor, never on a network thread. */
@FunctionalInterface
public interface Loader<K, V> {

    /**
     * Reads the value of a key.
     *
     * @return null: the source has none
     * @throws Exception the source failed; every waiting caller gets the error once, nothing is cached
     */
    @Nullable
    V load(K key) throws Exception;
}
