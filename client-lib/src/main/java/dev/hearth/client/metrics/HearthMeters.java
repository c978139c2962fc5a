package dev.hearth.client.metrics;

import dev.hearth.client.CacheStats;
import dev.hearth.client.HearthCache;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Publishes what a cache counts. The names that Micrometer uses for every cache ({@code cache.gets}, {@code cache.puts}, {@code
 * cache.evictions}, {@code cache.size}, {@code cache.load}, {@code cache.load.duration}), so that dashboards for other caches work,
 * and those that only this one has ({@code hearth.cache.…}). All have the tag {@code cache}. The registry keeps the cache alive.
 */
public final class HearthMeters implements MeterBinder {

    private static final String CACHE = "cache";

    private final String cacheClass;
    private final HearthCache<?, ?> cache;

    /** For one cache; {@code cacheClass} becomes the tag. */
    public HearthMeters(String cacheClass, HearthCache<?, ?> cache) {
        this.cacheClass = cacheClass;
        this.cache = cache;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(registry, "cache.gets", "result", "hit", stats -> stats.localHits() + stats.sharedHits());
        counter(registry, "cache.gets", "result", "miss", CacheStats::misses);
        counter(registry, "cache.puts", "kind", "confirmed", CacheStats::writes);
        counter(registry, "cache.evictions", "cause", "invalidated", CacheStats::evictions);
        counter(registry, "cache.load", "result", "success", CacheStats::loads);
        counter(registry, "cache.load", "result", "failure", CacheStats::loadFailures);
        counter(registry, "hearth.cache.level", "level", "local", CacheStats::localHits);
        counter(registry, "hearth.cache.level", "level", "cluster", CacheStats::sharedHits);
        counter(registry, "hearth.cache.level", "level", "source", CacheStats::loads);
        counter(registry, "hearth.cache.level", "level", "stale", CacheStats::staleServed);
        counter(registry, "hearth.cache.lease", "outcome", "waited", CacheStats::waits);
        counter(registry, "hearth.cache.lease", "outcome", "refused", CacheStats::refusedFills);
        counter(registry, "hearth.cache.foreign", "kind", "value", CacheStats::foreign);
        counter(registry, "hearth.cache.without.cluster", "kind", "read", CacheStats::withoutCluster);
        counter(registry, "hearth.cache.shed", "kind", "load", CacheStats::shed);
        Gauge.builder("cache.size", cache, of -> of.stats().localSize())
                .tag(CACHE, cacheClass)
                .description("Copies in this process")
                .strongReference(true)
                .register(registry);
        FunctionTimer.builder(
                        "cache.load.duration",
                        cache,
                        of -> of.stats().loads(),
                        of -> of.stats().loadNanos(),
                        TimeUnit.NANOSECONDS)
                .tag(CACHE, cacheClass)
                .register(registry);
    }

    private void counter(
            MeterRegistry registry, String name, String tag, String value, ToDoubleFunction<CacheStats> count) {
        FunctionCounter.builder(name, cache, of -> count.applyAsDouble(of.stats()))
                .tags(CACHE, cacheClass, tag, value)
                .register(registry);
    }
}
