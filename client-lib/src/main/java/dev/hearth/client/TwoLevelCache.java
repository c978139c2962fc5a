package dev.hearth.client;

import dev.hearth.client.catalog.Owners;
import dev.hearth.client.coherence.Barriers;
import dev.hearth.client.engine.BulkSource;
import dev.hearth.client.engine.Handle;
import dev.hearth.client.engine.LocalEntry;
import dev.hearth.client.engine.Outcome;
import dev.hearth.client.engine.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The cache of one class, over the engine. */
final class TwoLevelCache<K, V> implements HearthCache<K, V> {

    private final Handle<V> handle;
    private final Function<? super K, String> naming;
    private final Executor executor;
    private final Supplier<Owners> owners;

    TwoLevelCache(Handle<V> handle, Function<? super K, String> naming, Executor executor, Supplier<Owners> owners) {
        this.handle = handle;
        this.naming = naming;
        this.executor = executor;
        this.owners = owners;
    }

    @Override
    public @Nullable V get(K key, Loader<? super K, ? extends V> loader) {
        var name = naming.apply(key);
        var nanos = handle.cache().nanos();
        var copy = handle.cache().local(name, nanos);
        if (copy != null) {
            if (copy.mayRefresh(nanos)) {
                handle.cache().maybeRefresh(name, copy, nanos, context -> loader.load(key));
            }
            return copy.value();
        }
        return await(read(name, context -> loader.load(key))).value();
    }

    @Override
    public @Nullable V get(K key, ContextLoader<? super K, V> loader) {
        var name = naming.apply(key);
        var nanos = handle.cache().nanos();
        var copy = handle.cache().local(name, nanos);
        if (copy != null) {
            if (copy.mayRefresh(nanos)) {
                handle.cache().maybeRefresh(name, copy, nanos, context -> loader.load(key, context));
            }
            return copy.value();
        }
        return await(read(name, context -> loader.load(key, context))).value();
    }

    @Override
    public CompletableFuture<@Nullable V> getAsync(K key, Loader<? super K, ? extends V> loader) {
        return getAsync(key, (ContextLoader<K, V>) (k, context) -> loader.load(k));
    }

    @Override
    public CompletableFuture<@Nullable V> getAsync(K key, ContextLoader<? super K, V> loader) {
        var name = naming.apply(key);
        var nanos = handle.cache().nanos();
        var copy = handle.cache().local(name, nanos);
        if (copy != null) {
            if (copy.mayRefresh(nanos)) {
                handle.cache().maybeRefresh(name, copy, nanos, context -> loader.load(key, context));
            }
            return CompletableFuture.<@Nullable V>completedFuture(copy.value());
        }
        return read(name, context -> loader.load(key, context)).thenApplyAsync(Outcome::value, executor);
    }

    @Override
    public @Nullable V getIfPresent(K key) {
        var name = naming.apply(key);
        var copy = local(name);
        return copy != null ? copy.value() : await(read(name, null)).value();
    }

    @Override
    public CompletableFuture<@Nullable V> getIfPresentAsync(K key) {
        var name = naming.apply(key);
        var copy = local(name);
        return copy != null
                ? CompletableFuture.<@Nullable V>completedFuture(copy.value())
                : read(name, null).thenApplyAsync(Outcome::value, executor);
    }

    @Override
    public Map<K, V> getAll(Collection<? extends K> keys, BulkLoader<K, V> loader) {
        var found = new LinkedHashMap<K, V>();
        var missing = new LinkedHashMap<String, K>();
        for (var key : keys) {
            var name = naming.apply(key);
            var copy = local(name);
            if (copy == null) {
                claim(name);
                missing.put(name, key);
            } else if (copy.value() != null) {
                found.put(key, copy.value());
            }
        }
        var names = new ArrayList<>(missing.keySet());
        BulkSource<V> source = wanted -> {
            var byKey = new LinkedHashMap<K, String>();
            wanted.forEach(name -> byKey.put(Objects.requireNonNull(missing.get(name)), name));
            var values = new HashMap<String, V>();
            loader.load(byKey.keySet()).forEach((key, value) -> values.put(naming.apply(key), value));
            return values;
        };
        var results = handle.cache().readAll(names, source);
        for (var i = 0; i < names.size(); i++) {
            var value = await(results.get(i)).value();
            var key = missing.get(names.get(i));
            if (value != null && key != null) {
                found.put(key, value);
            }
        }
        return found;
    }

    @Override
    public void put(K key, V value) {
        await(putAsync(key, value));
    }

    @Override
    public CompletableFuture<Void> putAsync(K key, V value) {
        var name = naming.apply(key);
        claim(name);
        return handle.put(name, value, null);
    }

    @Override
    public void putThrough(K key, @Nullable V value, SourceWriter<? super K, ? super V> writer) {
        var name = naming.apply(key);
        claim(name);
        await(handle.put(name, value, () -> writer.write(key, value)));
    }

    @Override
    public void invalidate(K key) {
        await(invalidateAsync(key));
    }

    @Override
    public void invalidateAll(Collection<? extends K> keys) {
        var names = new ArrayList<String>();
        for (var key : keys) {
            names.add(naming.apply(key));
        }
        await(handle.writes().invalidate(names, 0));
    }

    @Override
    public void invalidate(K key, long version) {
        await(handle.writes().invalidate(List.of(naming.apply(key)), version));
    }

    @Override
    public CompletableFuture<Void> invalidateAsync(K key) {
        return handle.writes().invalidate(List.of(naming.apply(key)), 0).thenAccept(dirty -> {});
    }

    @Override
    public void invalidateTag(String tag) {
        await(handle.writes().raise(Barriers.ofTag(tag)));
    }

    @Override
    public void invalidatePrefix(String prefix) {
        await(handle.writes().raise(Barriers.ofPrefix(prefix)));
    }

    @Override
    public void invalidateClass() {
        await(handle.writes().raise(Barriers.ofClass(handle.cache().name())));
    }

    @Override
    public Explanation explain(K key) {
        var name = naming.apply(key);
        return new Explanation(name, await(handle.cache().explain(name)));
    }

    @Override
    public CacheStats stats() {
        var counted = handle.cache().counters();
        return new CacheStats(
                counted.localHits.sum(),
                counted.sharedHits.sum(),
                counted.misses.sum(),
                counted.loads.sum(),
                counted.loadFailures.sum(),
                counted.loadNanos.sum(),
                counted.waits.sum(),
                counted.refusedFills.sum(),
                counted.staleServed.sum(),
                counted.foreign.sum(),
                counted.bypassed.sum(),
                counted.shed.sum(),
                counted.evictions.sum(),
                counted.writes.sum(),
                handle.cache().localSize());
    }

    @Override
    public CachePolicy policy(K key) {
        return handle.cache().policy(naming.apply(key));
    }

    private @Nullable LocalEntry<V> local(String name) {
        return handle.cache().local(name, handle.cache().nanos());
    }

    private CompletableFuture<Outcome<V>> read(String name, @Nullable Source<V> source) {
        claim(name);
        return handle.cache().read(name, source);
    }

    private void claim(String name) {
        var mine = handle.cache().name();
        var known = owners.get();
        if (known.isEmpty()) {
            return;
        }
        var owner = known.of(name);
        if (owner.isPresent() && !owner.get().equals(mine)) {
            throw new IllegalArgumentException("key " + name + " belongs to class " + owner.get() + ", not to " + mine
                    + ": ask that class, or change the key patterns");
        }
        if (owner.isEmpty() && !handle.cache().policy(name).keyPatterns().isEmpty()) {
            throw new IllegalArgumentException("key " + name + " matches none of the key patterns of class " + mine
                    + ", " + handle.cache().policy(name).keyPatterns());
        }
    }

    /** What failed on another thread is thrown here as it is: a trace that leads to the loader helps, a wrapper does not. */
    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            var cause = e.getCause();
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new LoadFailedException(String.valueOf(cause), cause);
        }
    }
}
