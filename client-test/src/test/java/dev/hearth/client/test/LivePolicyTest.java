package dev.hearth.client.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.client.Codec;
import dev.hearth.client.HearthCache;
import dev.hearth.client.HearthClient;
import dev.hearth.client.LoadFailedException;
import dev.hearth.client.SourceProtectedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change of a class reaches programs that run, and the source is never asked more than it bears. */
class LivePolicyTest {

    private final VirtualTimeline timeline = new VirtualTimeline(7);
    private final MemoryCluster cluster = new MemoryCluster(timeline);
    private final AtomicInteger loads = new AtomicInteger();
    private HearthClient client;
    private HearthCache<String, String> products;

    @BeforeEach
    void open() {
        publish(1, Map.of());
        client = HearthClient.builder("memory")
                .connector(cluster.connector())
                .timeline(timeline)
                .executor(timeline)
                .build();
        products = client.cache("products", Codec.string());
        timeline.advance(300);
        assertThat(client.connected()).isTrue();
    }

    private void publish(int version, Map<String, String> changes) {
        var fields = new HashMap<>(Map.of(
                "version", Integer.toString(version),
                "products.profile", "HotKeys",
                "products.key_patterns", "product:*",
                "products.ttl_ms", "60000",
                "products.local_ttl_ms", "60000",
                "products.jitter_percent", "0",
                "products.refresh_ahead_percent", "0"));
        changes.forEach((name, value) -> fields.put("products." + name, value));
        cluster.publishCatalog(fields);
    }

    private CompletableFuture<String> begin(String key) {
        return products.getAsync(key, wanted -> wanted + " " + loads.incrementAndGet());
    }

    private String get(String key) {
        var read = begin(key);
        timeline.until("an answer", 10_000, read::isDone);
        return read.join();
    }

    @Test
    void theCatalogsPolicyIsFollowedWithoutAnyInTheProgram() {
        get("product:1");

        assertThat(get("product:1")).isEqualTo("product:1 1");
        assertThat(products.policy("product:1").ttl()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aShorterTtlHoldsForWhatIsStoredWithinTwoSeconds() {
        get("product:1");
        timeline.advance(5_000);
        publish(2, Map.of("ttl_ms", "4000", "local_ttl_ms", "4000"));
        timeline.advance(2_000);

        assertThat(get("product:1")).isEqualTo("product:1 2");
    }

    @Test
    void bypassGoesStraightToTheSourceAndIsUndoneAsFast() {
        get("product:1");
        publish(2, Map.of("mode", "Bypass"));
        timeline.advance(2_000);
        assertThat(get("product:1")).isEqualTo("product:1 2");
        assertThat(get("product:1")).isEqualTo("product:1 3");
        assertThat(products.stats().localSize()).isZero();

        publish(3, Map.of());
        timeline.advance(2_000);
        assertThat(get("product:1")).as("what was stored before is still good").isEqualTo("product:1 1");
    }

    @Test
    void anInvalidationDuringBypassIsRecorded() {
        get("product:1");
        publish(2, Map.of("mode", "Bypass"));
        timeline.advance(2_000);
        var invalidation = products.invalidateAsync("product:1");
        timeline.until("confirmed", 1_000, invalidation::isDone);
        publish(3, Map.of());
        timeline.advance(2_000);

        assertThat(get("product:1")).isEqualTo("product:1 2");
    }

    @Test
    void aRolloutOfAQuarterMovesAQuarterOfTheKeys() {
        publish(
                2,
                Map.of(
                        "rollout_percent", "25",
                        "ttl_ms", "10000",
                        "stable.profile", "HotKeys",
                        "stable.ttl_ms", "60000"));
        timeline.advance(2_000);
        var moved = 0;
        for (var i = 0; i < 2_000; i++) {
            moved += products.policy("product:" + i).ttl().equals(Duration.ofSeconds(10)) ? 1 : 0;
        }

        assertThat(moved).isBetween(400, 600);
    }

    @Test
    void keysOfANewClassOutsideItsRolloutAreNotCached() {
        publish(2, Map.of("rollout_percent", "0"));
        timeline.advance(2_000);
        get("product:1");

        assertThat(get("product:1")).isEqualTo("product:1 2");
        assertThat(cluster.ttl("product:1")).isEqualTo(-2);
    }

    @Test
    void theSourceIsAskedNoMoreThanItBears() {
        publish(2, Map.of("max_loads_per_second", "50"));
        timeline.advance(2_000);
        var shed = new AtomicInteger();
        for (var i = 0; i < 1_000; i++) {
            begin("product:" + i).whenComplete((value, error) -> {
                if (error != null && cause(error) instanceof SourceProtectedException) {
                    shed.incrementAndGet();
                }
            });
        }
        timeline.advance(1_000);
        assertThat(loads.get()).isBetween(25, 53);
        timeline.advance(3_000);
        assertThat(loads.get()).isLessThanOrEqualTo(50 * 2 + 3);
        assertThat(shed.get()).isEqualTo(1_000 - loads.get());
    }

    private static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    @Test
    void anHourWithoutTheClusterIsNoErrorAndTheGateHolds() {
        publish(2, Map.of("max_loads_per_second", "40"));
        timeline.advance(2_000);
        cluster.cut();
        var errors = new AtomicInteger();
        for (var second = 0; second < 3_600; second++) {
            var before = loads.get();
            for (var i = 0; i < 5; i++) {
                begin("product:" + i).whenComplete((value, error) -> {
                    if (error != null) {
                        errors.incrementAndGet();
                    }
                });
            }
            timeline.advance(1_000);
            assertThat(loads.get() - before)
                    .as("a quarter of 40 and what was saved up")
                    .isLessThanOrEqualTo(12);
        }
        assertThat(errors).hasValue(0);
        cluster.heal();
        timeline.until("connected again", 2_000, client::connected);
    }

    @Test
    void whileTheClusterHangsOneReadWaitsAndTheOthersDoNot() {
        get("product:1");
        cluster.hang();
        var start = timeline.nanos();
        get("product:2");
        var first = (timeline.nanos() - start) / 1_000_000;
        start = timeline.nanos();
        get("product:3");
        var second = (timeline.nanos() - start) / 1_000_000;
        assertThat(first).isLessThanOrEqualTo(50);
        assertThat(second).isLessThan(1);

        cluster.heal();
        timeline.advance(2_000);
        get("product:4");
        assertThat(cluster.stored("product:4")).isNotEmpty();
    }

    @Test
    void theCrashOfALoaderKeepsOthersWaitingForItsLeaseOnly() {
        publish(2, Map.of("lease_ms", "3000"));
        timeline.advance(2_000);
        var crashing = HearthClient.builder("memory")
                .connector(cluster.connector())
                .timeline(timeline)
                .executor(task -> {
                    // Never runs it: the process has died.
                })
                .build();
        var other = crashing.cache("products", Codec.string());
        timeline.advance(300);
        var never = other.getAsync("product:9", key -> "never");
        timeline.advance(20);
        var start = timeline.nanos();
        assertThat(get("product:9")).isEqualTo("product:9 1");
        assertThat((timeline.nanos() - start) / 1_000_000).isLessThan(3_200);
        assertThat(never).isNotDone();
    }

    @Test
    void aFailingLoaderIsCalledOnceForAllWhoWait() {
        var calls = new AtomicInteger();
        var reads = new ArrayList<CompletableFuture<String>>();
        for (var i = 0; i < 10; i++) {
            reads.add(products.getAsync("product:5", key -> {
                calls.incrementAndGet();
                throw new IOException("away");
            }));
        }
        timeline.advance(100);

        assertThat(calls).hasValue(1);
        assertThat(reads)
                .allSatisfy(read -> assertThat(read)
                        .isCompletedExceptionally()
                        .failsWithin(Duration.ZERO)
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOf(LoadFailedException.class));
    }

    @Test
    void aHotKeyIsRefreshedBeforeItExpiresAndNobodyWaits() {
        publish(2, Map.of("refresh_ahead_percent", "50", "ttl_ms", "10000", "local_ttl_ms", "10000"));
        timeline.advance(2_000);
        get("product:1");
        for (var i = 0; i < 300; i++) {
            timeline.advance(100);
            assertThat(begin("product:1")).as("from this process, at once").isDone();
        }
        assertThat(loads.get()).isBetween(3, 12);
    }

    @Test
    void theHottestKeysAreTold() {
        for (var i = 0; i < 20_000; i++) {
            get("product:hot");
        }
        timeline.advance(31_000);

        assertThat(cluster.reads("products")).containsKey("product:hot");
        assertThat(cluster.reads("products").get("product:hot")).isBetween(10_000L, 30_000L);
    }

    @Test
    void closingLeavesNobodyWaiting() {
        cluster.hang();
        var read = begin("product:1");
        var write = products.invalidateAsync("product:1");
        client.close();
        timeline.advance(100);

        assertThat(read).isDone();
        assertThat(write).isCompletedExceptionally();
        assertThat(products.invalidateAsync("product:1")).isCompletedExceptionally();
    }

    @Test
    void aSlowAnswerToAProbeDoesNotEndTheProbing() {
        get("product:1");
        timeline.advance(600);
        cluster.hang();
        timeline.advance(800);
        cluster.heal();
        timeline.advance(5_000);
        var before = products.stats().localHits();
        get("product:1");

        assertThat(products.stats().localHits()).isEqualTo(before + 1);
    }
}
