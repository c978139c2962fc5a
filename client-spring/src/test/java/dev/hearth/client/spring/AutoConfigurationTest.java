package dev.hearth.client.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.hearth.client.CachePolicy;
import dev.hearth.client.HearthCache;
import dev.hearth.client.HearthClient;
import dev.hearth.client.jackson.JsonCodec;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.cache.autoconfigure.metrics.CacheMetricsAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** What a program gets by its properties and its class path. */
class AutoConfigurationTest {

    record Tea(String name) {}

    record Offer(Instant until, Optional<String> with) {}

    private final Memory memory = new Memory();
    private final ApplicationContextRunner program = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    HearthClientAutoConfiguration.class,
                    HearthMetricsAutoConfiguration.class,
                    HearthHealthAutoConfiguration.class,
                    CacheAutoConfiguration.class,
                    CacheMetricsAutoConfiguration.class))
            .withBean(HearthClientCustomizer.class, memory::customizer)
            .withUserConfiguration(Caching.class)
            .withPropertyValues("hearth.client.uri=memory");
    private final ApplicationContextRunner teas = program.withPropertyValues(
            "hearth.client.classes.teas.type=" + Tea.class.getName(), "hearth.client.classes.teas.key-prefix=tea:");

    @Configuration(proxyBeanMethods = false)
    @EnableCaching
    static class Caching {}

    @AfterEach
    void close() {
        memory.close();
    }

    private static void connect(HearthClient client) throws InterruptedException {
        assertThat(client.awaitConnected(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void everyNamedClassIsACacheWithItsProfileAndItsSettings() {
        teas.withPropertyValues(
                        "hearth.client.classes.carts.type=java.lang.String",
                        "hearth.client.classes.carts.profile=streaming-sessions",
                        "hearth.client.classes.teas.ttl=90s")
                .run(context -> {
                    var caches = context.getBean(CacheManager.class);
                    assertThat(caches).isInstanceOf(HearthCaches.class);
                    assertThat(caches.getCacheNames()).containsExactlyInAnyOrder("teas", "carts");
                    assertThat(caches.getCache("coffees")).isNull();
                    assertThat(policy(context.getBean(HearthCaches.class), "teas")
                                    .ttl())
                            .hasSeconds(90);
                    assertThat(policy(context.getBean(HearthCaches.class), "teas")
                                    .keyPatterns())
                            .containsExactly("tea:*");
                    assertThat(policy(context.getBean(HearthCaches.class), "carts")
                                    .ttl())
                            .isEqualTo(Duration.ofDays(7));
                    assertThat(policy(context.getBean(HearthCaches.class), "carts")
                                    .keyPatterns())
                            .containsExactly("carts:*");
                });
    }

    private static CachePolicy policy(HearthCaches caches, String name) {
        @SuppressWarnings("unchecked")
        var cache = (HearthCache<Object, Object>) caches.getCache(name).getNativeCache();
        return cache.policy("1");
    }

    @Test
    void aProgramWithoutAnAddressOrATypeIsToldWhichPropertyToSet() {
        program.withPropertyValues("hearth.client.uri=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseMessage(
                                "neither hearth.client.uri nor hearth.client.binding nor SERVICE_BINDING_ROOT is"
                                        + " set: set hearth.client.uri, or mount the cluster's connection Secret and set"
                                        + " hearth.client.binding to the directory"));
        program.withPropertyValues("hearth.client.classes.teas.ttl=1m")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseMessage(
                                "hearth.client.classes.teas.type is not set: name the Java class of the values, or"
                                        + " declare a HearthCacheCodec bean"));
        program.withPropertyValues("hearth.client.classes.teas.type=Tea")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("there is no class Tea, give its full name"));
    }

    @Test
    void theAddressComesFromAMountedSecret(@TempDir Path root) throws Exception {
        var secret = Files.createDirectories(root.resolve("web-connection"));
        Files.writeString(secret.resolve("provider"), "hearth");
        Files.writeString(secret.resolve("uri"), "redis://user:password@web-primary:6379\n");
        var seen = new String[1];
        teas.withPropertyValues("hearth.client.uri=", "SERVICE_BINDING_ROOT=" + root)
                .withBean(
                        "spy",
                        HearthClientCustomizer.class,
                        () -> client -> client.connector((uri, name, timeline) -> {
                            seen[0] = uri;
                            return memory.cluster.endpoint();
                        }))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(seen[0]).isEqualTo("redis://user:password@web-primary:6379");
                });
    }

    @Test
    void genericValuesAreStoredAsABeanSays() {
        program.withPropertyValues("hearth.client.classes.lists.profile=hot-keys")
                .withBean(
                        HearthCacheCodec.class,
                        () -> new HearthCacheCodec("lists", JsonCodec.of("lists", new TypeReference<List<Tea>>() {})))
                .run(context -> {
                    connect(context.getBean(HearthClient.class));
                    var lists = context.getBean(CacheManager.class).getCache("lists");
                    lists.put("all", List.of(new Tea("oolong")));
                    assertThat(lists.get("all").get()).isEqualTo(List.of(new Tea("oolong")));
                });
    }

    @Test
    void datesAndOptionalFieldsCanBeStored() {
        program.withPropertyValues("hearth.client.classes.offers.type=" + Offer.class.getName())
                .run(context -> {
                    connect(context.getBean(HearthClient.class));
                    var offers = context.getBean(CacheManager.class).getCache("offers");
                    var offer = new Offer(Instant.parse("2026-01-02T03:04:05Z"), Optional.of("gift"));
                    offers.put("1", offer);
                    assertThat(offers.get("1").get()).isEqualTo(offer);
                });
    }

    @Test
    void aValueThatCannotBeStoredIsServedAndHangsNobody() {
        program.withPropertyValues("hearth.client.classes.things.type=java.lang.Object")
                .run(context -> {
                    connect(context.getBean(HearthClient.class));
                    var things = context.getBean(CacheManager.class).getCache("things");
                    var thing = new Object();
                    var read = CompletableFuture.supplyAsync(() -> things.get("1", () -> thing));
                    assertThat(read.get(10, TimeUnit.SECONDS)).isSameAs(thing);

                    things.put("1", "text");
                    var write = CompletableFuture.runAsync(() -> things.put("1", thing));
                    assertThatThrownBy(() -> write.get(10, TimeUnit.SECONDS)).hasStackTraceContaining("class things");
                    assertThat(things.get("1"))
                            .as("the old value must not stay, the source has changed")
                            .isNull();
                });
    }

    @Test
    void itStepsBackFromACacheManagerOfTheProgramAndCanBeSwitchedOff() {
        teas.withBean(CacheManager.class, ConcurrentMapCacheManager::new)
                .run(context ->
                        assertThat(context).hasSingleBean(CacheManager.class).doesNotHaveBean(HearthCaches.class));
        teas.withPropertyValues("hearth.client.enabled=false")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(HearthClient.class)
                        .doesNotHaveBean(HearthCaches.class)
                        .hasSingleBean(CacheManager.class));
    }

    static class Unsynchronized {
        @Cacheable("teas")
        public Tea find(String name) {
            return new Tea(name);
        }
    }

    @Test
    void aMethodThatTheCacheCouldNotProtectIsNamedAtTheStart() {
        var shop = teas.withBean(Unsynchronized.class);
        shop.run(context -> assertThat(context)
                .getFailure()
                .hasMessageContaining("AutoConfigurationTest$Unsynchronized.find")
                .hasMessageContaining("sync = true")
                .hasMessageContaining("hearth.client.unsynchronized-reads=warn"));
        shop.withPropertyValues("hearth.client.unsynchronized-reads=warn").run(context -> {
            connect(context.getBean(HearthClient.class));
            var bean = context.getBean(Unsynchronized.class);
            assertThat(bean.find("oolong")).isEqualTo(new Tea("oolong"));
            assertThat(bean.find("oolong")).isEqualTo(new Tea("oolong"));
        });
    }

    @Test
    void micrometersCacheMetersCountEveryClass() {
        teas.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run(context -> {
            connect(context.getBean(HearthClient.class));
            var cache = context.getBean(CacheManager.class).getCache("teas");
            cache.get("1", () -> new Tea("oolong"));
            cache.get("1", () -> new Tea("oolong"));
            cache.put("2", new Tea("assam"));

            var meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("cache.gets")
                            .tags("cache", "teas", "result", "hit")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("cache.gets")
                            .tags("cache", "teas", "result", "miss")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("cache.puts")
                            .tags("cache", "teas")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("hearth.cache.level")
                            .tags("cache", "teas", "level", "local")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("cache.load.duration").functionTimer().count())
                    .isEqualTo(1);
        });
    }

    @Test
    void aClusterThatDoesNotAnswerIsUnknownAndNotDown() {
        teas.run(context -> {
            connect(context.getBean(HearthClient.class));
            assertThat(context.getBean(HealthIndicator.class).health().getStatus())
                    .isEqualTo(Status.UP);
        });
        memory.cluster.cut();
        teas.run(context -> assertThat(
                        context.getBean(HealthIndicator.class).health().getStatus())
                .isEqualTo(Status.UNKNOWN));
        teas.withPropertyValues("management.health.hearth.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
    }

    @Test
    void anEvictionInATransactionReachesTheCacheAfterTheCommitOnly() {
        teas.run(context -> {
            connect(context.getBean(HearthClient.class));
            var cache = context.getBean(CacheManager.class).getCache("teas");
            var loads = new AtomicInteger();
            cache.put("1", new Tea("old"));
            var inside = new Tea[1];

            new TransactionTemplate(new NoDatabase()).executeWithoutResult(status -> {
                cache.evict("1");
                inside[0] = cache.get("1", () -> new Tea("uncommitted"));
            });

            assertThat(inside[0]).isEqualTo(new Tea("old"));
            assertThat(cache.get("1", () -> new Tea("new " + loads.incrementAndGet())))
                    .isEqualTo(new Tea("new 1"));
        });
    }

    @Test
    void thePropertiesDoNotPrintTheAddress() {
        teas.withPropertyValues("hearth.client.uri=redis://u:hunter2@web")
                .run(context -> assertThat(
                                context.getBean(HearthProperties.class).toString())
                        .contains("teas")
                        .doesNotContain("hunter2"));
    }

    private static final class NoDatabase extends AbstractPlatformTransactionManager {
        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            // There is no database.
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            // There is no database.
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            // There is no database.
        }
    }
}
