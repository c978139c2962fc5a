package dev.hearth.client;

import org.jspecify.annotations.Nullable;

/** As {@link Loader}, for loaders that say more about a value, or that can use the old one. */
@FunctionalInterface
public interface ContextLoader<K, V> {

    /**
     * Reads the value of a key.
     *
     * @param context valid until the method returns, on its thread
     * @return null: the source has none
     * @throws Exception the source failed; every waiting caller gets the error once, nothing is cached
     */
    @Nullable
    V load(K key, LoadContext<V> context) throws Exception;
}
