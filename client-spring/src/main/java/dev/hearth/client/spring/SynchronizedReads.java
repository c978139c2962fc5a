package dev.hearth.client.spring;

import dev.hearth.client.spring.HearthProperties.UnsynchronizedReads;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.interceptor.CacheOperation;
import org.springframework.cache.interceptor.CacheOperationSource;
import org.springframework.cache.interceptor.CacheableOperation;
import org.springframework.core.MethodIntrospector;

/**
 * Looks for {@code @Cacheable} without {@code sync = true} once all beans are there. For these Spring looks, calls the method and puts
 * the result, so the cache never sees the load: nothing keeps a thousand callers from loading, nor an old value from replacing what
 * was written meanwhile.
 */
final class SynchronizedReads implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SynchronizedReads.class);

    private final ConfigurableListableBeanFactory beans;
    private final Collection<String> classes;
    private final UnsynchronizedReads remedy;

    SynchronizedReads(ConfigurableListableBeanFactory beans, Collection<String> classes, UnsynchronizedReads remedy) {
        this.beans = beans;
        this.classes = classes;
        this.remedy = remedy;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var source = beans.getBeanProvider(CacheOperationSource.class).getIfAvailable();
        if (source == null) {
            return;
        }
        var found = new ArrayList<String>();
        for (var name : beans.getBeanDefinitionNames()) {
            var type = AutoProxyUtils.determineTargetClass(beans, name);
            if (type != null && source.isCandidateClass(type)) {
                found.addAll(unsynchronized(source, type));
            }
        }
        if (found.isEmpty()) {
            return;
        }
        var message = "@Cacheable without sync = true on " + String.join(", ", found)
                + ": these loads are neither coalesced nor kept from storing what is old; add sync = true,"
                + " or accept it with hearth.client.unsynchronized-reads=warn";
        if (remedy == UnsynchronizedReads.REFUSE) {
            throw new IllegalStateException(message);
        }
        LOG.warn(message);
    }

    private List<String> unsynchronized(CacheOperationSource source, Class<?> type) {
        MethodIntrospector.MetadataLookup<Boolean> lookup = method -> reads(source, method, type) ? true : null;
        return MethodIntrospector.selectMethods(type, lookup).keySet().stream()
                .map(method -> method.getDeclaringClass().getName() + "." + method.getName())
                .sorted()
                .toList();
    }

    private boolean reads(CacheOperationSource source, Method method, Class<?> type) {
        var operations = source.getCacheOperations(method, type);
        return operations != null && operations.stream().anyMatch(this::isUnsynchronized);
    }

    private boolean isUnsynchronized(CacheOperation operation) {
        return operation instanceof CacheableOperation read
                && !read.isSync()
                && read.getCacheManager().isEmpty()
                && read.getCacheResolver().isEmpty()
                && read.getCacheNames().stream().anyMatch(classes::contains);
    }
}
