package dev.hearth.client.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.cache.autoconfigure.metrics.CacheMetricsAutoConfiguration;
import org.springframework.boot.cache.metrics.CacheMeterBinderProvider;
import org.springframework.context.annotation.Bean;

/** Meters of every class, where Micrometer is. */
@AutoConfiguration(after = HearthClientAutoConfiguration.class, before = CacheMetricsAutoConfiguration.class)
@ConditionalOnClass({MeterBinder.class, MeterRegistry.class})
@ConditionalOnBean(HearthCaches.class)
public class HearthMetricsAutoConfiguration {

    @Bean
    CacheMeterBinderProvider<HearthSpringCache> hearthCacheMeterBinderProvider() {
        return (cache, tags) -> new HearthCacheMeters(cache, tags);
    }
}
