package dev.hearth.client.spring;

import dev.hearth.client.LoadFailedException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import org.springframework.cache.Cache.ValueRetrievalException;
import org.springframework.cache.interceptor.CacheOperationInvoker.ThrowableWrapper;

/**
 * Tells what loaders threw from what the cache itself threw, as Spring treats these differently: after a failure of a cache it may
 * call the method once more. Loaders throw their own error into the client and not Spring's wrapper of it, because processes tell
 * each other its name.
 */
final class LoadFailures {

    /** What a loader here threw, also for those who only waited for it; and whether Spring had wrapped it. */
    private final Map<Throwable, Boolean> thrown = Collections.synchronizedMap(new WeakHashMap<>());

    <T> Callable<T> noted(Callable<T> loader) {
        return () -> {
            try {
                return loader.call();
            } catch (ThrowableWrapper e) {
                thrown.put(e.getOriginal(), true);
                if (e.getOriginal() instanceof Error error) {
                    throw error;
                }
                throw (Exception) e.getOriginal();
            } catch (Exception e) {
                thrown.put(e, false);
                throw e;
            }
        };
    }

    /** What to throw to Spring for what the client threw. */
    RuntimeException toSpring(Object key, Callable<?> loader, RuntimeException failure) {
        var cause = failure instanceof LoadFailedException && failure.getCause() != null ? failure.getCause() : failure;
        var wrapped = thrown.get(cause);
        if (wrapped != null) {
            return new ValueRetrievalException(key, loader, wrapped ? new ThrowableWrapper(cause) : cause);
        }
        return failure instanceof LoadFailedException ? new ValueRetrievalException(key, loader, failure) : failure;
    }
}
