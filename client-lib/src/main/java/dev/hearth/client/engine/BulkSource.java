package dev.hearth.client.engine;

import java.util.List;
import java.util.Map;

/** A loader of many keys, natural keys that is. */
@FunctionalInterface
public interface BulkSource<V> {

    /** See {@link dev.hearth.client.BulkLoader}. */
    Map<String, V> load(List<String> keys) throws Exception;

    /** For one key that could not be loaded together with the others. */
    default Source<V> alone(String key) {
        return context -> load(List.of(key)).get(key);
    }
}
