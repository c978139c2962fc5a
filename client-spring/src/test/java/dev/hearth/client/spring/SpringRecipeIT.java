package dev.hearth.client.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.client.HearthClient;
import dev.hearth.client.LoadFailedException;
import dev.hearth.client.testing.Awaiting;
import dev.hearth.client.testing.CacheServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recipe of {@code docs/spring.md} with its settings, in two programs on a real server. */
@ParameterizedClass
@MethodSource("products")
class SpringRecipeIT {

    private final Products.Table table = new Products.Table();
    private final List<ConfigurableApplicationContext> programs = new ArrayList<>();
    private final CacheServer server;
    private Products one;
    private Products two;

    SpringRecipeIT(String product) {
        server = CacheServer.start(product);
    }

    static List<String> products() {
        return CacheServer.products();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableCaching
    static class Shop {
        @Bean
        Products shop(Products.Table table) {
            return new Products(table);
        }
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        one = program();
        two = program();
    }

    @AfterEach
    void stop() {
        programs.forEach(ConfigurableApplicationContext::close);
        server.close();
    }

    private Products program() throws IOException, InterruptedException {
        var settings = Guide.settings(Guide.blocks("yaml").get(0));
        assertThat(settings).as("of the guide").containsKey("hearth.client.uri");
        settings.put("hearth.client.uri", server.uri());
        settings.put("hearth.client.classes.products.type", Product.class.getName());
        var program = new SpringApplicationBuilder(Shop.class)
                .bannerMode(Banner.Mode.OFF)
                .properties(settings)
                .initializers(context -> context.getBeanFactory().registerSingleton("table", table))
                .run();
        programs.add(program);
        assertThat(program.getBean(HearthClient.class).awaitConnected(Duration.ofSeconds(10)))
                .isTrue();
        return program.getBean(Products.class);
    }

    @Test
    void manyCallersOfTwoProgramsReadTheTableOnce() throws Exception {
        table.rows.put(1L, new Product(1, "tea", 500));
        var callers = Executors.newCachedThreadPool();
        var go = new CountDownLatch(1);
        var results = new ArrayList<CompletableFuture<Product>>();
        for (var caller = 0; caller < 40; caller++) {
            var shop = caller % 2 == 0 ? one : two;
            results.add(CompletableFuture.supplyAsync(
                    () -> {
                        awaitQuietly(go);
                        return shop.find(1);
                    },
                    callers));
        }
        go.countDown();

        for (var result : results) {
            assertThat(result.get()).isEqualTo(new Product(1, "tea", 500));
        }
        assertThat(table.reads).hasValue(1);
        assertThat(server.call("EXISTS", "product:1")).isEqualTo(":1");
        callers.shutdown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void futuresAndPlainCallsShareTheirValues() {
        table.rows.put(1L, new Product(1, "tea", 500));

        assertThat(one.findLater(1).join()).isEqualTo(new Product(1, "tea", 500));
        assertThat(two.find(1)).isEqualTo(new Product(1, "tea", 500));
        assertThat(two.findLater(1).join()).isEqualTo(new Product(1, "tea", 500));
        assertThat(table.reads).hasValue(1);
    }

    @Test
    void thatThereIsNoneIsRememberedUntilItIsSaved() {
        assertThat(one.find(1)).isNull();
        assertThat(two.find(1)).isNull();
        assertThat(table.reads).hasValue(1);

        one.save(new Product(1, "tea", 500));
        heard("the new product", () -> two.find(1) != null);
        assertThat(table.reads).as("it was stored, not read").hasValue(1);
    }

    @Test
    void whatOneProgramChangesTheOtherSees() {
        one.save(new Product(1, "tea", 500));
        assertThat(two.find(1)).isEqualTo(new Product(1, "tea", 500));

        one.save(new Product(1, "tea", 550));
        heard("the new price", () -> two.find(1).cents() == 550);

        one.remove(1);
        heard("the removal", () -> two.find(1) == null);
    }

    @Test
    void allEntriesAreForgottenInAllPrograms() {
        for (var id = 1; id <= 20; id++) {
            one.save(new Product(id, "tea", 500));
            two.find(id);
        }
        one.raisePrices(50);

        for (var id = 1L; id <= 20; id++) {
            var product = id;
            assertThat(one.find(id).cents()).as("at once where it was called").isEqualTo(550);
            heard("the new price of " + id, () -> two.find(product).cents() == 550);
        }
        assertThat(table.reads).as("nobody else had to read").hasValueBetween(20, 40);
    }

    @Test
    void anErrorOfTheMethodReachesItsCallerAsItIsAndIsNotCached() {
        var error = new IllegalStateException("database");
        table.failure = error;
        assertThatThrownBy(() -> one.find(1)).isSameAs(error);
        assertThatThrownBy(() -> two.find(1))
                .as("for a second the other program is told instead of asking the table again")
                .isInstanceOf(LoadFailedException.class)
                .hasMessageContaining("IllegalStateException");
        assertThatThrownBy(() -> one.findLater(2).join()).hasRootCauseMessage("database");
        assertThat(table.reads).hasValue(2);

        table.failure = null;
        one.save(new Product(1, "tea", 500));
        assertThat(one.find(1)).isEqualTo(new Product(1, "tea", 500));
    }

    @Test
    void whenTheServerIsKilledReadsGoOn() {
        table.rows.put(1L, new Product(1, "tea", 500));
        server.kill();

        assertThat(one.find(1)).isEqualTo(new Product(1, "tea", 500));
    }

    private static void heard(String what, BooleanSupplier condition) {
        Awaiting.until(what, Duration.ofSeconds(10), condition);
    }
}
