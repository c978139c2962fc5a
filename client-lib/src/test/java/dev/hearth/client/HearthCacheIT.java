package dev.hearth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.client.testing.CacheServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a program sees of the cache, on real servers, with two clients that stand for two processes. */
class HearthCacheIT {

    @Nested
    class OnRedis extends OnAServer {
        OnRedis() {
            super("redis");
        }
    }

    @Nested
    class OnValkey extends OnAServer {
        OnValkey() {
            super("valkey");
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class OnAServer {

        private static final CachePolicy PRODUCTS =
                CachePolicy.of(Profile.HOT_KEYS, "product:*").build();

        private final String product;
        private final AtomicInteger loads = new AtomicInteger();
        private final List<HearthClient> clients = new ArrayList<>();
        private CacheServer server;
        private HearthCache<String, String> one;
        private HearthCache<String, String> two;

        OnAServer(String product) {
            this.product = product;
        }

        @BeforeAll
        void start() {
            server = CacheServer.start(product);
        }

        @AfterAll
        void stop() {
            server.close();
        }

        @BeforeEach
        void open() throws InterruptedException {
            server.call("FLUSHALL");
            loads.set(0);
            one = client().cache("products", Codec.string());
            two = client().cache("products", Codec.string());
        }

        private HearthClient client() throws InterruptedException {
            var client = HearthClient.builder(server.uri())
                    .policy("products", PRODUCTS)
                    .policy(
                            "sessions",
                            CachePolicy.of(Profile.STREAMING_SESSIONS, "session:*")
                                    .build())
                    .policy(
                            "blobs",
                            CachePolicy.of(Profile.IMMUTABLE_BLOBS, "blob:*")
                                    .ttl(Duration.ofMillis(300))
                                    .jitterPercent(0)
                                    .build())
                    .build();
            clients.add(client);
            assertThat(client.awaitConnected(Duration.ofSeconds(10))).isTrue();
            return client;
        }

        @AfterEach
        void close() {
            clients.forEach(HearthClient::close);
            clients.clear();
        }

        private String load(String key) {
            return key + " loaded " + loads.incrementAndGet();
        }

        private static void await(String what, BooleanSupplier condition) {
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (!condition.getAsBoolean()) {
                assertThat(System.nanoTime()).as(what).isLessThan(deadline);
                Thread.onSpinWait();
            }
        }

        @Test
        void aValueIsLoadedOnceForAllProcesses() {
            assertThat(one.get("product:1", this::load)).isEqualTo("product:1 loaded 1");
            assertThat(one.get("product:1", this::load)).isEqualTo("product:1 loaded 1");
            assertThat(two.get("product:1", this::load)).isEqualTo("product:1 loaded 1");
            assertThat(one.stats().localHits()).isEqualTo(1);
            assertThat(two.stats().sharedHits()).isEqualTo(1);
        }

        @Test
        void anInvalidationIsSeenAtOnceHereAndSoonElsewhere() {
            one.get("product:1", this::load);
            two.get("product:1", this::load);

            one.invalidate("product:1");

            assertThat(one.get("product:1", this::load)).isEqualTo("product:1 loaded 2");
            await("the other process forgets", () -> "product:1 loaded 2".equals(two.get("product:1", this::load)));
            assertThat(loads).hasValue(2);
        }

        @Test
        void manyCallersOfManyProcessesLoadOnce() {
            var begun = new CountDownLatch(1);
            Loader<String, String> slow = key -> {
                begun.await();
                return load(key);
            };
            var futures = new ArrayList<CompletableFuture<String>>();
            for (var i = 0; i < 50; i++) {
                futures.add(one.getAsync("product:2", slow));
                futures.add(two.getAsync("product:2", slow));
            }
            begun.countDown();

            assertThat(futures)
                    .allSatisfy(future ->
                            assertThat(future.get(10, TimeUnit.SECONDS)).isEqualTo("product:2 loaded 1"));
            assertThat(loads).hasValue(1);
        }

        @Test
        void aLoadThatWasOvertakenByAnInvalidationIsNotCached() throws Exception {
            var reading = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            var slow = one.getAsync("product:3", key -> {
                reading.countDown();
                goOn.await();
                return "old";
            });
            reading.await();
            two.invalidate("product:3");
            goOn.countDown();

            assertThat(slow.get(10, TimeUnit.SECONDS))
                    .as("whoever asked before may get it")
                    .isEqualTo("old");
            assertThat(one.get("product:3", key -> "new")).isEqualTo("new");
            assertThat(two.get("product:3", key -> "newest")).isEqualTo("new");
        }

        @Test
        void thatThereIsNoneIsRemembered() {
            assertThat(one.get("product:4", key -> null)).isNull();
            assertThat(one.get("product:4", this::load)).isNull();
            assertThat(two.get("product:4", this::load)).isNull();
            assertThat(loads).hasValue(0);
        }

        @Test
        void aFailureIsToldToEverybodyOnceAndNotCached() {
            assertThatThrownBy(() -> one.get("product:5", key -> {
                        throw new IOException("database away");
                    }))
                    .isInstanceOf(LoadFailedException.class)
                    .hasRootCauseMessage("database away");
            assertThatThrownBy(() -> two.get("product:5", this::load))
                    .isInstanceOf(LoadFailedException.class)
                    .hasMessageContaining("IOException");
            await("the note goes", () -> {
                try {
                    return two.get("product:5", this::load) != null;
                } catch (LoadFailedException e) {
                    return false;
                }
            });
            assertThat(loads).hasValue(1);
        }

        @Test
        void anUncheckedErrorOfTheLoaderIsThrownAsItIs() {
            var error = new IllegalStateException("mine");

            assertThatThrownBy(() -> one.get("product:6", key -> {
                        throw error;
                    }))
                    .isSameAs(error);
        }

        @Test
        void whatTheLoaderSaysAboutTheValueHolds() {
            one.get("product:7", (key, context) -> {
                context.tags("category:5");
                context.version(3);
                return "seven";
            });
            one.get("product:8", this::load);

            two.invalidateTag("category:5");

            assertThat(two.get("product:7", (key, context) -> {
                        assertThat(context.old()).isEqualTo("seven");
                        assertThat(context.oldVersion()).isEqualTo(3);
                        return context.notModified();
                    }))
                    .isEqualTo("seven");
            assertThat(two.get("product:8", this::load)).isEqualTo("product:8 loaded 1");
            assertThat(two.get("product:7", this::load)).isEqualTo("seven");
        }

        @Test
        void aClassAndAPrefixAreForgottenAtOnce() {
            one.get("product:a:1", this::load);
            one.get("product:b:1", this::load);

            one.invalidatePrefix("product:a:");
            assertThat(one.get("product:a:1", this::load)).endsWith("loaded 3");
            assertThat(one.get("product:b:1", this::load)).endsWith("loaded 2");

            two.get("product:b:1", this::load);
            one.invalidateClass();
            assertThat(one.get("product:b:1", this::load)).doesNotEndWith("loaded 2");
            await("elsewhere too", () -> !two.get("product:b:1", this::load).endsWith("loaded 2"));
        }

        @Test
        void aLoadThatWasOvertakenByATagIsNotCached() throws Exception {
            var reading = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            var slow = one.getAsync("product:19", (key, context) -> {
                context.tags("category:9");
                reading.countDown();
                goOn.await();
                return "old";
            });
            reading.await();
            two.invalidateTag("category:9");
            goOn.countDown();
            slow.get(10, TimeUnit.SECONDS);

            await("the news arrive", () -> "new".equals(one.get("product:19", key -> "new")));
        }

        @Test
        void manyKeysAreLoadedTogether() {
            one.get("product:10", key -> "ten");
            var asked = new ArrayList<Set<String>>();
            var found = two.getAll(List.of("product:10", "product:11", "product:12"), keys -> {
                asked.add(Set.copyOf(keys));
                return Map.of("product:11", "eleven");
            });

            assertThat(found).isEqualTo(Map.of("product:10", "ten", "product:11", "eleven"));
            assertThat(asked).containsExactly(Set.of("product:11", "product:12"));
            assertThat(two.getAll(List.of("product:10", "product:11", "product:12"), keys -> Map.of()))
                    .isEqualTo(found);
        }

        @Test
        void whatIsPutIsReadEverywhere() {
            var here = clients.get(0).cache("sessions", Codec.string());
            var there = clients.get(1).cache("sessions", Codec.string());

            here.put("session:1", "anna");
            assertThat(there.getIfPresent("session:1")).isEqualTo("anna");
            there.put("session:1", "berta");
            assertThat(here.getIfPresent("session:1")).isEqualTo("berta");
            here.invalidate("session:1");
            assertThat(there.getIfPresent("session:1")).isNull();
        }

        @Test
        void aWriteThroughReachesSourceAndCache() {
            var source = new HashMap<String, String>();
            one.get("product:13", key -> "old");

            one.putThrough("product:13", "new", source::put);

            assertThat(source).containsEntry("product:13", "new");
            await("seen elsewhere", () -> "new".equals(two.getIfPresent("product:13")));
            assertThat(one.get("product:13", this::load)).isEqualTo("new");
        }

        @Test
        void aWriteThatTheSourceRefusesLeavesNothingOld() {
            one.get("product:14", key -> "old");

            assertThatThrownBy(() -> one.putThrough("product:14", "new", (key, value) -> {
                        throw new IllegalArgumentException("no");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(one.getIfPresent("product:14")).isNull();
        }

        @Test
        void aValueThatIsTooOldIsServedOnlyWhileTheSourceFails() throws InterruptedException {
            var blobs = clients.get(0).cache("blobs", Codec.bytes());
            blobs.get("blob:1", key -> new byte[] {1});
            await("it gets too old", () -> blobs.getIfPresent("blob:1") == null);

            assertThat(blobs.get("blob:1", key -> {
                        throw new IOException("away");
                    }))
                    .containsExactly(1);
            assertThat(blobs.stats().staleServed()).isEqualTo(1);
            assertThat(blobs.get("blob:1", key -> new byte[] {2})).containsExactly(2);
        }

        @Test
        void aForeignValueIsLeftAlone() {
            server.call("SET", "product:15", "plain");

            assertThat(one.get("product:15", this::load)).endsWith("loaded 1");
            assertThat(server.call("GET", "product:15")).isEqualTo("plain");
            assertThat(one.explain("product:15").toString()).contains("a foreign value of 5 bytes");
            assertThat(one.stats().foreign()).isEqualTo(1);
        }

        @Test
        void aLargeValueIsCompressed() {
            var large = "hearth ".repeat(10_000);
            one.get("product:16", key -> large);

            assertThat(two.get("product:16", this::load)).isEqualTo(large);
            assertThat(Integer.parseInt(server.call("STRLEN", "product:16").substring(1)))
                    .isLessThan(large.length() / 10);
        }

        @Test
        void aKeyOfAnotherClassIsRefusedByName() {
            assertThatThrownBy(() -> one.get("session:1", this::load))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("belongs to class sessions");
            assertThatThrownBy(() -> one.get("other", this::load))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("matches none of the key patterns");
        }

        @Test
        void aLoaderThatAsksForItsOwnKeyIsToldSo() {
            assertThatThrownBy(() -> one.get("product:17", key -> one.get(key, this::load)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("itself");
        }

        @Test
        void theCacheExplainsWhatItDoes() {
            one.get("product:18", this::load);

            assertThat(one.explain("product:18").toString())
                    .contains(
                            "class products",
                            "connected to 127.0.0.1",
                            "local: a copy is served",
                            "cluster: a value of");
            one.invalidateClass();
            assertThat(one.explain("product:18").toString())
                    .contains("local: no copy", "not served: too old, or invalidated by class");
        }
    }
}
