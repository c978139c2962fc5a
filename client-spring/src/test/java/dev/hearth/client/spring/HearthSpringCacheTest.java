package dev.hearth.client.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.client.CachePolicy;
import dev.hearth.client.Codec;
import dev.hearth.client.HearthClient;
import dev.hearth.client.LoadFailedException;
import dev.hearth.client.Profile;
import dev.hearth.client.testing.Awaiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.cache.Cache.ValueRetrievalException;
import org.springframework.cache.interceptor.CacheOperationInvoker.ThrowableWrapper;
import org.springframework.core.task.TaskDecorator;

/** Spring's contract of a cache, kept by two processes on one cluster. */
class HearthSpringCacheTest {

    private static final ThreadLocal<String> USER = new ThreadLocal<>();

    private final Memory memory = new Memory();
    private final AtomicInteger loads = new AtomicInteger();
    private final HearthClient firstClient = client();
    private final HearthClient secondClient = client();
    private HearthSpringCache one;
    private HearthSpringCache two;

    private HearthClient client() {
        return HearthClient.builder("memory")
                .connector(memory.cluster.connector())
                .policy("teas", CachePolicy.of(Profile.HOT_KEYS, "tea:*").build())
                .build();
    }

    private static HearthSpringCache cache(HearthClient client, TaskDecorator... decorators)
            throws InterruptedException {
        assertThat(client.awaitConnected(Duration.ofSeconds(10))).isTrue();
        @SuppressWarnings({"unchecked", "rawtypes"})
        Codec<Object> text = (Codec) Codec.string();
        return new HearthSpringCache(
                "teas",
                client.<Object, Object>cache("teas", new NaturalKeys("teas", "tea:"), text),
                new CallerContext(List.of(decorators)));
    }

    @BeforeEach
    void open() throws InterruptedException {
        one = cache(firstClient);
        two = cache(secondClient);
    }

    @AfterEach
    void close() {
        firstClient.close();
        secondClient.close();
        memory.close();
    }

    private static void await(String what, BooleanSupplier condition) {
        Awaiting.until(what, Duration.ofSeconds(10), condition);
    }

    private String load() {
        return "loaded " + loads.incrementAndGet();
    }

    @Test
    void aReadWithALoaderLoadsOnceForAllProcesses() {
        assertThat(one.get(1, this::load)).isEqualTo("loaded 1");
        assertThat(two.get(1, this::load)).isEqualTo("loaded 1");
        assertThat(two.get(1)).extracting("value").isEqualTo("loaded 1");
        assertThat(one.get(1, String.class)).isEqualTo("loaded 1");
        assertThat(new String(memory.cluster.stored("tea:1"), StandardCharsets.UTF_8))
                .as("other programs find it there")
                .contains("loaded 1");
    }

    @Test
    void callersAtOnceShareOneLoad() throws Exception {
        var loading = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> one.get(1, () -> {
            loading.countDown();
            go.await();
            return load();
        }));
        loading.await();
        var others = List.of(
                one.retrieve(1, () -> CompletableFuture.completedFuture(load())),
                two.retrieve(1, () -> CompletableFuture.completedFuture(load())));
        go.countDown();

        assertThat(first.get()).isEqualTo("loaded 1");
        for (var other : others) {
            assertThat(other.get()).isEqualTo("loaded 1");
        }
    }

    @Test
    void thatTheSourceHasNoneIsRememberedUntilItIsWritten() {
        assertThat(one.<String>get(1, () -> {
                    loads.incrementAndGet();
                    return null;
                }))
                .isNull();
        assertThat(two.get(1, this::load)).as("remembered").isNull();
        assertThat(two.get(1))
                .as("where nothing may be loaded it is as if it was not cached")
                .isNull();

        one.put(1, "written");
        await("the other process hears of the value", () -> "written".equals(two.get(1, this::load)));

        one.put(1, null);
        await("the other process hears that there is none", () -> two.get(1, this::load) == null);
        assertThat(loads).hasValue(1);
    }

    @Test
    void whatOneProcessPutsOrEvictsTheOtherSees() {
        one.put(1, "old");
        assertThat(two.get(1, this::load)).isEqualTo("old");

        one.evict(1);
        assertThat(one.get(1)).isNull();
        await("the other process hears of it", () -> two.get(1) == null);
        assertThat(one.get(1, this::load)).isEqualTo("loaded 1");
    }

    @Test
    void clearingForgetsTheWholeClass() {
        for (var key = 0; key < 50; key++) {
            one.put(key, "old");
        }
        one.clear();

        assertThat(one.get(7, this::load)).isEqualTo("loaded 1");
        assertThat(one.get(49)).isNull();
    }

    @Test
    void onlyTheFirstPutIfAbsentStores() {
        assertThat(one.putIfAbsent(1, "first")).isNull();
        assertThat(two.putIfAbsent(1, "second")).extracting("value").isEqualTo("first");
        assertThat(two.get(1, this::load)).isEqualTo("first");
    }

    @Test
    void aLoadersErrorComesWrappedAsSpringWantsIt() {
        var error = new IOException("database");

        assertThatThrownBy(() -> one.get(1, () -> {
                    throw error;
                }))
                .isInstanceOf(ValueRetrievalException.class)
                .hasCause(error);
        assertThat(one.get(2, this::load)).as("nothing is broken").isEqualTo("loaded 1");
    }

    @Test
    void waitersGetTheErrorOfTheLoadThatTheyWaitedFor() throws Exception {
        var error = new IllegalStateException("database");
        var loading = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> one.get(1, () -> {
            loading.countDown();
            go.await();
            throw error;
        }));
        loading.await();
        var second = new CompletableFuture<Throwable>();
        var waiter = new Thread(() -> {
            try {
                one.get(1, this::load);
                second.complete(null);
            } catch (RuntimeException e) {
                second.complete(e);
            }
        });
        waiter.start();
        await("the second caller waits", () -> waiter.getState() == Thread.State.WAITING);
        go.countDown();

        assertThatThrownBy(first::get).hasRootCause(error);
        assertThat(second.get()).isInstanceOf(ValueRetrievalException.class).hasCause(error);
        assertThat(loads).hasValue(0);
    }

    @Test
    void whatSpringWrappedComesBackWrapped() {
        var error = new IOException("database");

        assertThatThrownBy(() -> one.get(1, () -> {
                    throw new ThrowableWrapper(error);
                }))
                .isInstanceOf(ValueRetrievalException.class)
                .hasCauseInstanceOf(ThrowableWrapper.class)
                .hasRootCause(error);
        assertThatThrownBy(() -> two.get(1, this::load))
                .as("and other processes are told what it was")
                .hasCauseInstanceOf(LoadFailedException.class)
                .hasStackTraceContaining("IOException");
    }

    @Test
    void anErrorOfTheCacheIsNotTakenForTheLoaders() {
        assertThatThrownBy(() -> one.get(new Object(), this::load))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no certain text");
        assertThat(loads).hasValue(0);
    }

    @Test
    void aFutureIsLoadedWithoutBlockingTheCallerAndFailsWithItsError() {
        var slow = new CompletableFuture<String>();
        var reading = one.retrieve(1, () -> slow);
        assertThat(reading).isNotDone();
        slow.complete("late");

        assertThat(reading.join()).isEqualTo("late");
        assertThat(two.retrieve(1).join()).isEqualTo("late");
        assertThat(two.retrieve(2).join()).isNull();
        assertThatThrownBy(() -> one.retrieve(
                                3, () -> CompletableFuture.failedFuture(new IllegalStateException("database")))
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("database");
    }

    @Test
    void aValueOfAnotherTypeIsNotHandedOut() {
        one.put(1, "text");

        assertThatThrownBy(() -> one.get(1, Integer.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("java.lang.String")
                .hasMessageContaining("java.lang.Integer");
    }

    @Test
    void theLoaderKnowsWhatTheCallersThreadKnew() throws InterruptedException {
        var third = client();
        try (third) {
            var cache = cache(third, task -> {
                var user = USER.get();
                return () -> {
                    USER.set(user);
                    try {
                        task.run();
                    } finally {
                        USER.remove();
                    }
                };
            });
            USER.set("ada");

            assertThat(cache.get(1, USER::get)).isEqualTo("ada");
            assertThatThrownBy(() -> cache.get(2, () -> {
                        throw new IOException(USER.get());
                    }))
                    .hasRootCauseMessage("ada");
        } finally {
            USER.remove();
        }
    }

    @Test
    void withoutTheClusterReadsStillLoad() {
        memory.cluster.cut();

        assertThat(one.get(1, this::load)).isEqualTo("loaded 1");
    }
}
