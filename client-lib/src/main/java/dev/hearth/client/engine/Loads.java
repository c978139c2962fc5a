package dev.hearth.client.engine;

import dev.hearth.client.CachePolicy;
import dev.hearth.client.SourceProtectedException;
import dev.hearth.client.coherence.TokenBucket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs loaders: behind the shared gate while the cluster answers, behind this process's share of it otherwise, on the executor for
 * loaders.
 */
final class Loads {

    private static final long PATIENCE = 2_000;
    private static final long NANOS = 1_000_000;
    private static final int BURSTS_PER_SECOND = 20;
    private static final ThreadLocal<String> LOADING = new ThreadLocal<>();

    private final String cacheClass;
    private final Link link;
    private final Timeline timeline;
    private final Asking asking;
    private final Executor executor;
    private final int peers;
    private final Counters counters;
    private final TokenBucket local = new TokenBucket();

    Loads(String cacheClass, Runtime runtime, Asking asking, Counters counters) {
        this.cacheClass = cacheClass;
        link = runtime.link();
        timeline = runtime.timeline();
        executor = runtime.loaders();
        peers = runtime.peers();
        this.asking = asking;
        this.counters = counters;
    }

    /** What all caches of a client share. */
    record Runtime(Link link, Timeline timeline, Deadlines deadlines, Executor loaders, String node, int peers) {}

    /**
     * @throws IllegalStateException the calling thread is just loading this very key
     */
    void refuseRecursion(String key) {
        if ((cacheClass + '\0' + key).equals(LOADING.get())) {
            throw new IllegalStateException("the loader of " + key + " asks the cache for " + key
                    + " itself, which would wait for ever: read the source instead");
        }
    }

    /**
     * What to load.
     *
     * @param away the cluster has just not answered: its gate is not asked
     */
    record Order(String key, CachePolicy policy, boolean away) {}

    <V> CompletableFuture<Loaded<V>> run(Order order, Source<V> source, Loaded<V> load) {
        return permit(order.policy(), order.away(), timeline.nanos() + PATIENCE * NANOS)
                .thenCompose(permitted -> {
                    var result = new CompletableFuture<Loaded<V>>();
                    try {
                        executor.execute(() -> load(order.key(), source, load, result));
                    } catch (RejectedExecutionException e) {
                        counters.shed.increment();
                        result.completeExceptionally(
                                new SourceProtectedException("too many loads wait for a thread: give the client more"));
                    }
                    return result;
                });
    }

    /** Loads many keys with one permit and one call. */
    <V> CompletableFuture<List<Loaded<V>>> runAll(
            List<String> keys, CachePolicy policy, boolean away, BulkSource<V> source) {
        return permit(policy, away, timeline.nanos() + PATIENCE * NANOS).thenCompose(permitted -> {
            var result = new CompletableFuture<List<Loaded<V>>>();
            try {
                executor.execute(() -> loadAll(keys, source, result));
            } catch (RejectedExecutionException e) {
                counters.shed.increment();
                result.completeExceptionally(
                        new SourceProtectedException("too many loads wait for a thread: give the client more"));
            }
            return result;
        });
    }

    private <V> void loadAll(List<String> keys, BulkSource<V> source, CompletableFuture<List<Loaded<V>>> result) {
        var start = timeline.nanos();
        try {
            var values = source.load(keys);
            var end = timeline.nanos();
            counters.loads.add(keys.size());
            counters.loadNanos.add(end - start);
            result.complete(keys.stream()
                    .map(key -> Loaded.ofBulk(values.get(key), start, end))
                    .toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(result, e);
        } catch (Throwable e) {
            // Errors too: whoever waits must not wait for ever.
            fail(result, e);
        }
    }

    private <V> void load(String key, Source<V> source, Loaded<V> load, CompletableFuture<Loaded<V>> result) {
        var before = LOADING.get();
        LOADING.set(cacheClass + '\0' + key);
        try {
            load.run(source, timeline);
            counters.loads.increment();
            counters.loadNanos.add(load.nanos());
            result.complete(load);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(result, e);
        } catch (Throwable e) {
            // Errors too: whoever waits must not wait for ever.
            fail(result, e);
        } finally {
            if (before == null) {
                LOADING.remove();
            } else {
                LOADING.set(before);
            }
        }
    }

    private void fail(CompletableFuture<?> result, Throwable error) {
        counters.loadFailures.increment();
        result.completeExceptionally(error);
    }

    private CompletableFuture<Void> permit(CachePolicy policy, boolean away, long deadline) {
        var attachment = link.attachment();
        if (away || attachment == null || !asking.allowed()) {
            return localPermit(policy, deadline);
        }
        var rate = policy.maxLoadsPerSecond();
        var burst = Math.max(1, rate / BURSTS_PER_SECOND);
        return asking.ask(attachment.session().gate().take(cacheClass, rate, burst, 1))
                .handle((permits, error) -> {
                    if (error != null) {
                        return localPermit(policy, deadline);
                    }
                    return permits.granted() > 0
                            ? CompletableFuture.<Void>completedFuture(null)
                            : again(policy, deadline, permits.waitMillis());
                })
                .thenCompose(next -> next);
    }

    private CompletableFuture<Void> localPermit(CachePolicy policy, long deadline) {
        var rate = Math.max(1.0 / peers, (double) policy.maxLoadsPerSecond() / peers);
        long wait;
        synchronized (local) {
            wait = local.take(rate, Math.max(1, rate / BURSTS_PER_SECOND), timeline.nanos());
        }
        return wait == 0 ? CompletableFuture.completedFuture(null) : again(policy, deadline, wait / NANOS + 1);
    }

    private CompletableFuture<Void> again(CachePolicy policy, long deadline, long waitMillis) {
        if (timeline.nanos() + waitMillis * NANOS - deadline >= 0) {
            counters.shed.increment();
            return CompletableFuture.failedFuture(new SourceProtectedException("class " + cacheClass + " may load "
                    + policy.maxLoadsPerSecond()
                    + " values a second, which is used up: raise maxLoadsPerSecond if the source bears it"));
        }
        var later = new CompletableFuture<Void>();
        timeline.after(
                waitMillis,
                () -> permit(policy, false, deadline).whenComplete((done, error) -> {
                    if (error == null) {
                        later.complete(null);
                    } else {
                        later.completeExceptionally(Asking.cause(error));
                    }
                }));
        return later;
    }
}
