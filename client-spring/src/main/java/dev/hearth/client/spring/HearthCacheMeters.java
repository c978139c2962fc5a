package dev.hearth.client.spring;

import dev.hearth.client.CacheStats;
import dev.hearth.client.HearthCache;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.cache.CacheMeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The meters of {@code dev.hearth.client.metrics.HearthMeters}, with the tags that Boot puts on the meters of every cache: registries
 * such as Prometheus want the same tags on all meters of one name.
 */
final class HearthCacheMeters extends CacheMeterBinder<HearthCache<Object, Object>> {

    HearthCacheMeters(HearthSpringCache cache, Iterable<Tag> tags) {
        super(cache.getNativeCache(), cache.getName(), tags);
    }

    @Override
    protected @Nullable Long size() {
        return read(CacheStats::localSize);
    }

    @Override
    protected long hitCount() {
        return read(stats -> stats.localHits() + stats.sharedHits());
    }

    @Override
    protected @Nullable Long missCount() {
        return read(CacheStats::misses);
    }

    @Override
    protected @Nullable Long evictionCount() {
        return read(CacheStats::evictions);
    }

    @Override
    protected long putCount() {
        return read(CacheStats::writes);
    }

    @Override
    protected void bindImplementationSpecificMetrics(MeterRegistry registry) {
        var cache = getCache();
        if (cache == null) {
            return;
        }
        counter(registry, cache, "cache.load", Tag.of("result", "success"), CacheStats::loads);
        counter(registry, cache, "cache.load", Tag.of("result", "failure"), CacheStats::loadFailures);
        counter(registry, cache, "hearth.cache.level", Tag.of("level", "local"), CacheStats::localHits);
        counter(registry, cache, "hearth.cache.level", Tag.of("level", "cluster"), CacheStats::sharedHits);
        counter(registry, cache, "hearth.cache.level", Tag.of("level", "source"), CacheStats::loads);
        counter(registry, cache, "hearth.cache.level", Tag.of("level", "stale"), CacheStats::staleServed);
        counter(registry, cache, "hearth.cache.lease", Tag.of("outcome", "waited"), CacheStats::waits);
        counter(registry, cache, "hearth.cache.lease", Tag.of("outcome", "refused"), CacheStats::refusedFills);
        counter(registry, cache, "hearth.cache.foreign", Tag.of("kind", "value"), CacheStats::foreign);
        counter(registry, cache, "hearth.cache.without.cluster", Tag.of("kind", "read"), CacheStats::withoutCluster);
        counter(registry, cache, "hearth.cache.shed", Tag.of("kind", "load"), CacheStats::shed);
        FunctionTimer.builder(
                        "cache.load.duration",
                        cache,
                        it -> it.stats().loads(),
                        it -> it.stats().loadNanos(),
                        TimeUnit.NANOSECONDS)
                .tags(getTagsWithCacheName())
                .register(registry);
    }

    private void counter(
            MeterRegistry registry,
            HearthCache<Object, Object> cache,
            String name,
            Tag tag,
            ToDoubleFunction<CacheStats> value) {
        FunctionCounter.builder(name, cache, it -> value.applyAsDouble(it.stats()))
                .tags(getTagsWithCacheName())
                .tag(tag.getKey(), tag.getValue())
                .register(registry);
    }

    private long read(ToLongFunction<CacheStats> value) {
        var cache = getCache();
        return cache == null ? 0 : value.applyAsLong(cache.stats());
    }
}
