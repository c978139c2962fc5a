package dev.hearth.client.spring;

import dev.hearth.client.HearthClient;
import java.util.LinkedHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.transaction.TransactionAwareCacheDecorator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.task.TaskDecorator;
import org.springframework.util.ClassUtils;

/** The client and Spring's caches over it, by {@link HearthProperties}. Steps back from a client or CacheManager of the program. */
@AutoConfiguration(before = CacheAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "hearth.client.enabled", matchIfMissing = true)
@EnableConfigurationProperties(HearthProperties.class)
public class HearthClientAutoConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    HearthClient hearthClient(
            HearthProperties properties, Environment environment, ObjectProvider<HearthClientCustomizer> customizers) {
        var address = new ClusterAddress(environment.getProperty("SERVICE_BINDING_ROOT"))
                .find(properties.uri(), properties.binding());
        var client = HearthClient.builder(address);
        properties.classes().forEach((name, settings) -> client.policy(name, settings.policy(name)));
        customizers.orderedStream().forEach(customizer -> customizer.customize(client));
        return client.build();
    }

    @Bean
    @ConditionalOnMissingBean(CacheManager.class)
    HearthCaches cacheManager(
            HearthClient client,
            HearthProperties properties,
            ObjectProvider<HearthCacheCodec> codecs,
            ObjectProvider<TaskDecorator> decorators,
            ResourceLoader resources) {
        var loader = resources.getClassLoader();
        var byName = new ValueCodecs(
                codecs.orderedStream().toList(), loader == null ? getClass().getClassLoader() : loader);
        var context = new CallerContext(decorators.orderedStream().toList());
        var afterCommit = properties.afterCommit()
                && ClassUtils.isPresent(
                        "org.springframework.transaction.support.TransactionSynchronizationManager", loader);
        var caches = new LinkedHashMap<String, Cache>();
        properties.classes().forEach((name, settings) -> {
            var keys = new NaturalKeys(name, settings.prefix(name));
            var cache = new HearthSpringCache(
                    name, client.<Object, Object>cache(name, keys, byName.of(name, settings)), context);
            caches.put(name, afterCommit ? new TransactionAwareCacheDecorator(cache) : cache);
        });
        return new HearthCaches(caches);
    }

    @Bean
    @ConditionalOnBean(HearthCaches.class)
    SynchronizedReads hearthSynchronizedReads(
            ConfigurableListableBeanFactory beans, HearthCaches caches, HearthProperties properties) {
        return new SynchronizedReads(beans, caches.getCacheNames(), properties.unsynchronizedReads());
    }
}
