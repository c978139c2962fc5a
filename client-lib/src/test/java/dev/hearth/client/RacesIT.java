package dev.hearth.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.client.cell.Cell;
import dev.hearth.client.testing.Awaiting;
import dev.hearth.client.testing.CacheServer;
import dev.hearth.client.testing.FaultProxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Races against time, each other and failing servers; several clients stand for several processes. */
class RacesIT {

    private static final CachePolicy POLICY =
            CachePolicy.of(Profile.HOT_KEYS, "k*").build();
    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    static List<String> products() {
        return CacheServer.products();
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        for (var i = toClose.size() - 1; i >= 0; i--) {
            toClose.get(i).close();
        }
    }

    private <T extends AutoCloseable> T closing(T closeable) {
        toClose.add(closeable);
        return closeable;
    }

    private HearthClient client(String uri) throws InterruptedException {
        var client = closing(HearthClient.builder(uri).policy("k", POLICY).build());
        assertThat(client.awaitConnected(SOON)).isTrue();
        return client;
    }

    private HearthCache<String, String> cache(String uri) throws InterruptedException {
        return client(uri).cache("k", Codec.string());
    }

    private static long stored(CacheServer server, String key) {
        var reply = server.call("GET", key);
        if (reply.startsWith("$-1") || reply.startsWith("_")) {
            return Long.MAX_VALUE;
        }
        var cell = Objects.requireNonNull(Cell.parse(reply.getBytes(StandardCharsets.ISO_8859_1)));
        var text = StandardCharsets.UTF_8.decode(cell.payload()).toString();
        return text.isEmpty() ? Long.MAX_VALUE : Long.parseLong(text);
    }

    @ParameterizedTest
    @MethodSource("products")
    void slowLoadsNeverLeaveOldValuesInEitherLevel(String product) throws Exception {
        var server = closing(CacheServer.start(product));
        var source = new AtomicLongArray(6);
        var stale = new LongAdder();
        var reads = new LongAdder();
        var writes = new LongAdder();
        var running = new ArrayList<Future<?>>();
        var caches = new ArrayList<HearthCache<String, String>>();
        for (var i = 0; i < 4; i++) {
            caches.add(cache(server.uri()));
        }
        for (var cache : caches) {
            running.add(threads.submit((Callable<Void>) () -> {
                var known = new long[source.length()];
                var random = ThreadLocalRandom.current();
                for (var n = 0; n < 3_000; n++) {
                    var k = random.nextInt(source.length());
                    var key = "k" + k;
                    if (random.nextInt(4) == 0) {
                        known[k] = source.incrementAndGet(k);
                        cache.invalidate(key);
                        writes.increment();
                        if (random.nextInt(8) == 0 && stored(server, key) < known[k]) {
                            stale.increment();
                        }
                    } else {
                        var value = cache.get(key, wanted -> {
                            var read = source.get(k);
                            Thread.sleep(0, random.nextInt(900_000));
                            return Long.toString(read);
                        });
                        reads.increment();
                        if (Long.parseLong(Objects.requireNonNull(value)) < known[k]) {
                            stale.increment();
                        }
                    }
                }
                return null;
            }));
        }
        for (var future : running) {
            future.get(120, TimeUnit.SECONDS);
        }

        assertThat(stale.sum())
                .as("stale among %s reads, %s writes", reads, writes)
                .isZero();
        for (var k = 0; k < source.length(); k++) {
            var newest = Long.toString(source.get(k));
            var key = "k" + k;
            assertThat(stored(server, key)).isGreaterThanOrEqualTo(source.get(k));
            for (var cache : caches) {
                Awaiting.until("the newest value", SOON, () -> newest.equals(cache.get(key, wanted -> newest)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void aStampedeOfManyProcessesLoadsOnce(String product) throws Exception {
        var server = closing(CacheServer.start(product));
        var caches = new ArrayList<HearthCache<String, String>>();
        for (var i = 0; i < 4; i++) {
            caches.add(cache(server.uri()));
        }
        for (var round = 0; round < 10; round++) {
            var key = "k" + round;
            var loads = new AtomicInteger();
            var futures = new ArrayList<CompletableFuture<String>>();
            for (var caller = 0; caller < 200; caller++) {
                futures.add(caches.get(caller % 4).getAsync(key, wanted -> {
                    loads.incrementAndGet();
                    Thread.sleep(50);
                    return "value";
                }));
            }
            for (var future : futures) {
                assertThat(future.get(20, TimeUnit.SECONDS)).isEqualTo("value");
            }
            var stats = caches.stream().map(HearthCache::stats).toList();
            assertThat(loads).as("loads in round %s, %s", round, stats).hasValue(1);
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void whatAFailoverLostIsInvalidatedAgain(String product) throws Exception {
        for (var round = 0; round < 6; round++) {
            failoverThatLosesASuffix(product, round);
        }
    }

    private void failoverThatLosesASuffix(String product, int round) throws Exception {
        try (var primary = CacheServer.start(product);
                var replica = CacheServer.start(product, "--replicaof", "127.0.0.1 " + primary.port());
                var service = new FaultProxy(primary.port())) {
            Awaiting.until(
                    "the replica follows",
                    SOON,
                    () -> primary.call("INFO", "replication").contains("state=online"));
            try (var writer = HearthClient.builder(service.uri())
                            .policy("k", POLICY)
                            .build();
                    var reader = HearthClient.builder(service.uri())
                            .policy("k", POLICY)
                            .build()) {
                assertThat(writer.awaitConnected(SOON)).isTrue();
                assertThat(reader.awaitConnected(SOON)).isTrue();
                var writing = writer.cache("k", Codec.string());
                var reading = reader.cache("k", Codec.string());
                writing.invalidate("k-other");
                assertThat(reading.get("k", key -> "1")).isEqualTo("1");
                assertThat(writing.get("k", key -> "1")).isEqualTo("1");
                Awaiting.until(
                        "replicated",
                        SOON,
                        () -> stored(replica, "k") == 1
                                || replica.call("GET", "k").startsWith("-"));
                replica.call("REPLICAOF", "NO", "ONE");

                // Acknowledged and delivered, but the replica will never hear of it.
                writing.invalidate("k");
                Awaiting.until("the reader hears", SOON, () -> "2".equals(reading.get("k", key -> "2")));
                if (round % 2 == 0) {
                    // The new history grows before the witnesses come back.
                    replica.call("XADD", "hearth:log:{3560}", "*", "i", "k-third", "by", "0000000f.1");
                }
                assertThat(stored(replica, "k"))
                        .as("resurrected on the replica")
                        .isEqualTo(1);
                service.leadTo(replica.port());
                primary.kill();

                Awaiting.until("said again", SOON, () -> stored(replica, "k") != 1);
                assertThat(writing.get("k", key -> "2")).isEqualTo("2");
                Awaiting.until("the reader too", SOON, () -> "2".equals(reading.get("k", key -> "2")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void anInvalidationMissedDuringACutIsMadeUpForAfterIt(String product) throws Exception {
        var server = closing(CacheServer.start(product));
        var network = closing(new FaultProxy(server.port()));
        var cutOff = cache(network.uri());
        var writing = cache(server.uri());
        for (var round = 1; round <= 10; round++) {
            var value = Integer.toString(round);
            Awaiting.until("a copy in the process", SOON, () -> {
                cutOff.get("k", key -> value);
                var before = cutOff.stats().localHits();
                cutOff.get("k", key -> value);
                return cutOff.stats().localHits() > before;
            });
            network.cut();
            writing.invalidate("k");
            var next = Integer.toString(round + 1);
            assertThat(writing.get("k", key -> next)).isEqualTo(next);
            network.heal();

            var took =
                    Awaiting.until("fresh again", Duration.ofSeconds(5), () -> next.equals(cutOff.getIfPresent("k")));
            assertThat(took).isLessThan(2_000);
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void silenceEndsLocalServingWithinTheDoubtBudget(String product) throws Exception {
        var server = closing(CacheServer.start(product));
        var network = closing(new FaultProxy(server.port()));
        var cutOff = cache(network.uri());
        var writing = cache(server.uri());
        assertThat(cutOff.get("k", key -> "1")).isEqualTo("1");
        network.swallow();
        writing.invalidate("k");

        var took = Awaiting.until("the source is asked", SOON, () -> "2".equals(cutOff.get("k", key -> "2")));
        assertThat(took).as("2 s of doubt at most, and a little").isLessThan(2_600);
    }

    @ParameterizedTest
    @MethodSource("products")
    void aHungServerCostsOneShortWaitAndThenNothing(String product) throws Exception {
        var server = closing(CacheServer.start(product));
        var client = client(server.uri());
        var cache = client.cache("k", Codec.string());
        for (var i = 0; i < 50; i++) {
            cache.get("k-warm" + i, key -> "x");
        }
        server.hang();
        var first = timed(() -> cache.get("k-first", key -> "source"));
        var slowest = 0L;
        for (var i = 0; i < 200; i++) {
            var key = "k-cold" + i;
            slowest = Math.max(slowest, timed(() -> cache.get(key, wanted -> "source")));
            Thread.sleep(1);
        }
        server.resume();

        assertThat(first).as("ms of the first read").isLessThan(120);
        assertThat(slowest).as("ms of the slowest later read").isLessThan(60);
        var back = Awaiting.until("normal again", SOON, () -> {
            var before = cache.stats().sharedHits();
            cache.getIfPresent("k-warm1");
            cache.getIfPresent("k-warm2");
            return cache.stats().sharedHits() > before || cache.stats().localHits() > 0;
        });
        assertThat(back).isLessThan(3_000);
        Awaiting.until("values are stored again", SOON, () -> {
            cache.get("k-again", key -> "1");
            return stored(server, "k-again") == 1;
        });
    }

    private static long timed(Runnable task) {
        var start = System.nanoTime();
        task.run();
        return (System.nanoTime() - start) / 1_000_000;
    }

    @ParameterizedTest
    @MethodSource("products")
    void aServerThatIsReplacedByAnEmptyOneIsUsedAgainAndWritesAreRepeated(String product) throws Exception {
        var server = closing(CacheServer.start(product));
        var cache = cache(server.uri());
        assertThat(cache.get("k", key -> "1")).isEqualTo("1");
        server.kill();
        var invalidation = cache.invalidateAsync("k");
        assertThat(cache.get("k2", key -> "source")).isEqualTo("source");
        server.restart();

        invalidation.get(10, TimeUnit.SECONDS);
        Awaiting.until("stored again", SOON, () -> {
            cache.get("k3", key -> "3");
            return stored(server, "k3") == 3;
        });
    }
}
