package dev.hearth.client.spring;

import dev.hearth.client.HearthCache;
import dev.hearth.client.LoadFailedException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;
import org.springframework.cache.support.SimpleValueWrapper;

/**
 * One class as Spring sees it. Null is "the source has none" and is remembered for the class's {@code absentTTL}; as Hearth does not
 * tell it from "not cached" where nothing may be loaded, {@link #get(Object)} and {@link #retrieve(Object)} then find nothing. Safe
 * for use by many threads.
 *
 * <p>Methods with a loader run it on a thread of the client, in one process at a time. All changes return when the cluster has
 * confirmed them, and throw {@link dev.hearth.client.OutcomeUnknownException} when it does not.
 */
public final class HearthSpringCache implements Cache {

    private final String name;
    private final HearthCache<Object, Object> cache;
    private final CallerContext context;
    private final LoadFailures failures = new LoadFailures();

    HearthSpringCache(String name, HearthCache<Object, Object> cache, CallerContext context) {
        this.name = name;
        this.cache = cache;
        this.context = context;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public HearthCache<Object, Object> getNativeCache() {
        return cache;
    }

    @Override
    public @Nullable ValueWrapper get(Object key) {
        return wrapped(cache.getIfPresent(key));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
        var value = cache.getIfPresent(key);
        if (value != null && type != null && !type.isInstance(value)) {
            throw new IllegalStateException("cache " + name + " holds a "
                    + value.getClass().getName() + " where a " + type.getName() + " is wanted");
        }
        return (T) value;
    }

    /**
     * The value, loaded if need be: what {@code @Cacheable(sync = true)} calls.
     *
     * @throws ValueRetrievalException with what the loader threw, here or, as {@link LoadFailedException}, in another process
     */
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
        var loader = context.carry(failures.noted(valueLoader));
        try {
            return (T) cache.get(key, k -> loader.call());
        } catch (RuntimeException e) {
            throw failures.toSpring(key, valueLoader, e);
        }
    }

    @Override
    public CompletableFuture<?> retrieve(Object key) {
        return cache.getIfPresentAsync(key);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
        Callable<T> loading = () -> {
            try {
                return valueLoader.get().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Exception cause) {
                    throw cause;
                }
                throw e;
            }
        };
        var loader = context.carry(failures.noted(loading));
        return (CompletableFuture<T>) cache.getAsync(key, k -> loader.call());
    }

    /** Stores a value and tells all processes: what {@code @CachePut} calls. Null: the source has none. */
    @Override
    public void put(Object key, @Nullable Object value) {
        if (value == null) {
            cache.putThrough(key, null, (k, none) -> {
                // The method behind the annotation has changed the source already.
            });
        } else {
            cache.put(key, value);
        }
    }

    /** Stores a value unless there is one, for all processes. */
    @Override
    public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
        var stored = new AtomicBoolean();
        var present = cache.get(key, k -> {
            stored.set(true);
            return value;
        });
        if (present == null && !stored.get()) {
            put(key, value);
        }
        return stored.get() ? null : wrapped(present);
    }

    @Override
    public void evict(Object key) {
        cache.invalidate(key);
    }

    /** Makes all processes forget the class: what {@code @CacheEvict(allEntries = true)} calls. Costs the same for any size. */
    @Override
    public void clear() {
        cache.invalidateClass();
    }

    private static @Nullable ValueWrapper wrapped(@Nullable Object value) {
        return value == null ? null : new SimpleValueWrapper(value);
    }
}
