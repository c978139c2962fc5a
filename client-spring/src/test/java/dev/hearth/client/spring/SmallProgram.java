package dev.hearth.client.spring;

import dev.hearth.client.HearthClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts as a program does, finding the starter by its own files; run in a class loader of its own. */
public final class SmallProgram implements Callable<List<String>> {

    /** What the program holds. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableCaching
    static class Beans {

        @Bean(destroyMethod = "close")
        Memory memory() {
            return new Memory();
        }

        @Bean
        HearthClientCustomizer inMemory(Memory memory) {
            return memory.customizer();
        }

        @Bean
        Teas teas() {
            return new Teas();
        }
    }

    /** Reads slowly. */
    static class Teas {

        final AtomicInteger loads = new AtomicInteger();

        @Cacheable(cacheNames = "teas", sync = true)
        public String find(int id) {
            loads.incrementAndGet();
            return "assam";
        }

        public int loads() {
            return loads.get();
        }
    }

    @Override
    public List<String> call() throws Exception {
        try (var context = new SpringApplicationBuilder(Beans.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run("--hearth.client.uri=memory", "--hearth.client.classes.teas.type=java.lang.String")) {
            context.getBean(HearthClient.class).awaitConnected(Duration.ofSeconds(10));
            var teas = context.getBean(Teas.class);
            return List.of(
                    context.getBean(CacheManager.class)
                            .getCache("teas")
                            .getClass()
                            .getName(),
                    teas.find(1),
                    teas.find(1),
                    teas.loads() + " loads");
        }
    }
}
