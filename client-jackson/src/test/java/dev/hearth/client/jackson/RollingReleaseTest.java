package dev.hearth.client.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.client.CachePolicy;
import dev.hearth.client.Codec;
import dev.hearth.client.HearthCache;
import dev.hearth.client.HearthClient;
import dev.hearth.client.Profile;
import dev.hearth.client.engine.SystemTimeline;
import dev.hearth.client.test.MemoryCluster;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two releases of one program on one cluster. */
class RollingReleaseTest {

    record Product(String id, int cents) {}

    record StockedProduct(String id, int cents, int stock) {}

    private final SystemTimeline timeline = new SystemTimeline("cluster");
    private final MemoryCluster cluster = new MemoryCluster(timeline);
    private final AtomicInteger loads = new AtomicInteger();
    private final HearthClient older = client();
    private final HearthClient newer = client();

    private HearthClient client() {
        return HearthClient.builder("memory")
                .connector(cluster.connector())
                .policy(
                        "products",
                        CachePolicy.of(Profile.HOT_KEYS, "product:*")
                                .refreshAheadPercent(0)
                                .build())
                .build();
    }

    private static <V> HearthCache<String, V> products(HearthClient client, Codec<V> codec)
            throws InterruptedException {
        assertThat(client.awaitConnected(Duration.ofSeconds(10))).isTrue();
        return client.cache("products", codec);
    }

    @AfterEach
    void close() {
        older.close();
        newer.close();
        timeline.close();
    }

    @Test
    void aValueThatDoesNotParseIsLoadedAnewAndThenServedToBothReleases() throws InterruptedException {
        var before = products(older, JsonCodec.of("products", Product.class));
        var after = products(newer, JsonCodec.of("products", StockedProduct.class));

        before.get("product:1", key -> new Product("1", loads.incrementAndGet()));

        assertThat(after.get("product:1", key -> new StockedProduct("1", loads.incrementAndGet(), 5)))
                .as("the stock is not in the old value, so the source is asked")
                .isEqualTo(new StockedProduct("1", 2, 5));
        assertThat(after.getIfPresent("product:1")).isEqualTo(new StockedProduct("1", 2, 5));

        before.invalidate("product:1");
        after.get("product:1", key -> new StockedProduct("1", loads.incrementAndGet(), 6));
        assertThat(before.get("product:1", key -> new Product("1", loads.incrementAndGet())))
                .as("the older release reads what the newer one wrote")
                .isEqualTo(new Product("1", 3));
        assertThat(loads).hasValue(3);
    }
}
