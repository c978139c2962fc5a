package dev.hearth.client.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hearth.client.CachePolicy;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The local level of one class: a Caffeine cache without expiry of its own, since a copy's deadline is known when it is stored and
 * compared when it is read. A copy is stored and evicted under Caffeine's lock of its key, so that a reply that was overtaken by
 * an invalidation cannot be stored after it.
 */
final class Local<V> {

    private static final int OVERHEAD = 64;

    private final String cacheClass;
    private final Link link;
    private final Timeline timeline;
    private final Cache<String, LocalEntry<V>> entries;
    private volatile boolean enabled;

    Local(String cacheClass, Link link, Timeline timeline, CachePolicy policy) {
        this.cacheClass = cacheClass;
        this.link = link;
        this.timeline = timeline;
        var cache = Caffeine.newBuilder().executor(Runnable::run);
        entries = policy.localBytes() > 0
                ? cache.maximumWeight(policy.localBytes())
                        .weigher((String key, LocalEntry<V> entry) -> entry.weight + key.length() + OVERHEAD)
                        .build()
                : cache.maximumSize(policy.localEntries()).build();
        enabled = policy.localEntries() > 0;
    }

    /** A copy that may be served now; null: none. This is the path of a hit: no allocation, no lock. */
    @Nullable
    LocalEntry<V> fresh(String key, long nanos) {
        var entry = entries.getIfPresent(key);
        if (entry == null || nanos - entry.deadline >= 0 || !link.confirmed(nanos)) {
            return null;
        }
        return entry.checked == link.barriers() || passes(key, entry) ? entry : null;
    }

    /** A copy that may be served while the source fails; null: none. */
    @Nullable
    LocalEntry<V> stale(String key, long nanos) {
        var entry = entries.getIfPresent(key);
        return entry != null && nanos - entry.staleUntil < 0 && passes(key, entry) ? entry : null;
    }

    private boolean passes(String key, LocalEntry<V> entry) {
        var barriers = link.barriers();
        if (barriers.bar(cacheClass, key, entry.origin.tags(), entry.origin.loadStart())) {
            return false;
        }
        entry.checked = barriers;
        return true;
    }

    /** Stores a copy if, under the lock of its key, it still may be. */
    void store(String key, LocalEntry<V> entry, BooleanSupplier allowed) {
        if (enabled) {
            entries.asMap().compute(key, (k, before) -> allowed.getAsBoolean() ? entry : before);
        }
    }

    /** Returns how many there were. */
    int evict(List<String> keys) {
        var evicted = 0;
        for (var key : keys) {
            evicted += entries.asMap().remove(key) == null ? 0 : 1;
        }
        return evicted;
    }

    void clear() {
        entries.asMap().clear();
    }

    /** Removes what cannot be served any more, so that it does not take the room of something better. */
    void sweep() {
        var nanos = timeline.nanos();
        entries.asMap().values().removeIf(entry -> nanos - entry.deadline >= 0 && nanos - entry.staleUntil >= 0);
    }

    long size() {
        return entries.estimatedSize();
    }

    /** Follows a changed policy; what was stored under the old one goes. */
    void follow(CachePolicy policy) {
        enabled = policy.localEntries() > 0;
        entries.policy()
                .eviction()
                .ifPresent(eviction -> eviction.setMaximum(
                        eviction.isWeighted() ? Math.max(1, policy.localBytes()) : policy.localEntries()));
        clear();
    }
}
