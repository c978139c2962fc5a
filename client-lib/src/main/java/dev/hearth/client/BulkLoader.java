package dev.hearth.client;

import java.util.Map;
import java.util.Set;

/** Reads many values from their source at once. Called as {@link Loader} is. */
@FunctionalInterface
public interface BulkLoader<K, V> {

    /**
     * Reads the values of these keys.
     *
     * @return what the source has; keys that are not in it count as absent
     * @throws Exception the source failed, for all of the keys
     */
    Map<K, V> load(Set<K> keys) throws Exception;
}
