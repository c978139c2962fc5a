package dev.hearth.client.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.client.CacheStats;
import dev.hearth.client.HearthCache;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HearthMetersTest {

    @Test
    void dashboardsForOtherCachesFindTheirMeters() {
        var stats = new CacheStats(10, 5, 3, 2, 1, 2_000_000, 4, 0, 0, 0, 0, 0, 7, 6, 9);
        var cache = (HearthCache<?, ?>) Proxy.newProxyInstance(
                HearthMetersTest.class.getClassLoader(),
                new Class<?>[] {HearthCache.class},
                (proxy, method, arguments) -> method.getName().equals("stats") ? stats : null);
        var registry = new SimpleMeterRegistry();
        new HearthMeters("products", cache).bindTo(registry);

        assertThat(registry.get("cache.gets")
                        .tag("cache", "products")
                        .tag("result", "hit")
                        .functionCounter()
                        .count())
                .isEqualTo(15);
        assertThat(registry.get("cache.gets")
                        .tag("result", "miss")
                        .functionCounter()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get("cache.size").gauge().value()).isEqualTo(9);
        assertThat(registry.get("cache.load.duration").functionTimer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(2);
        assertThat(registry.get("hearth.cache.level")
                        .tag("level", "local")
                        .functionCounter()
                        .count())
                .isEqualTo(10);
    }
}
