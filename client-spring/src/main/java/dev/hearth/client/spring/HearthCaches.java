package dev.hearth.client.spring;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;

/** The caches of the classes that the program names; no others come into being. Safe for use by many threads. */
public final class HearthCaches implements CacheManager {

    private final Map<String, Cache> caches;

    HearthCaches(Map<String, ? extends Cache> caches) {
        this.caches = new LinkedHashMap<>(caches);
    }

    @Override
    public @Nullable Cache getCache(String name) {
        return caches.get(name);
    }

    @Override
    public Collection<String> getCacheNames() {
        return caches.keySet();
    }
}
