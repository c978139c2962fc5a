package dev.hearth.client.engine;

import dev.hearth.client.CachePolicy;
import dev.hearth.client.cell.Cell;
import dev.hearth.client.cell.CellWriter;
import dev.hearth.client.cell.Kind;
import dev.hearth.client.cell.Spread;
import dev.hearth.client.port.Acquired;
import dev.hearth.client.port.LeaseRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writing through the cache: a writer's lease, then the source, then the cell. Whatever is in doubt on the way ends in an
 * invalidation, so two writers can never leave the older value.
 */
final class Puts<V> {

    private static final long PATIENCE = 3_000;
    private static final long LONGEST_PAUSE = 50;
    private static final long NANOS = 1_000_000;

    private final ClassCache<V> cache;
    private final Writes writes;
    private final Asking asking;
    private final Timeline timeline;
    private final Executor executor;

    Puts(ClassCache<V> cache, Writes writes, Asking asking) {
        this.cache = cache;
        this.writes = writes;
        this.asking = asking;
        timeline = cache.runtime().timeline();
        executor = cache.runtime().loaders();
    }

    /**
     * @param value null: the source has none any more
     * @param toSource null: the cache is the only place
     */
    CompletableFuture<Void> put(String key, @Nullable V value, @Nullable SourceWrite toSource) {
        var policy = cache.policy(key);
        if (policy.mode() == CachePolicy.Mode.BYPASS) {
            return writeSource(toSource).thenCompose(done -> invalidate(key));
        }
        return acquire(key, policy, timeline.nanos() + PATIENCE * NANOS, toSource != null)
                .thenCompose(lease -> {
                    // The earliest possible now before the source is written: nothing older is stored with this stamp.
                    var startNanos = timeline.nanos();
                    return writeSource(toSource).handle((done, error) -> {
                        if (error != null) {
                            return invalidate(key).<Void>thenCompose(gone -> CompletableFuture.failedFuture(error));
                        }
                        return lease == null ? invalidate(key) : stored(key, value, policy, lease, startNanos);
                    });
                })
                .thenCompose(next -> next);
    }

    private record Lease(Attachment attachment, long token) {}

    /** A writer's lease; completes with null when none can be had, which is no error. */
    private CompletableFuture<@Nullable Lease> acquire(String key, CachePolicy policy, long deadline, boolean once) {
        var attachment = cache.runtime().link().attachment();
        var time = cache.runtime().link().time();
        if (attachment == null || time == null || !asking.allowed()) {
            return CompletableFuture.completedFuture(null);
        }
        var token = ThreadLocalRandom.current().nextLong() | 1;
        var request = new LeaseRequest(
                CellWriter.lease(token, true, time.era()), policy.lease().toMillis(), 0, true);
        return asking.ask(attachment.session().cells().acquire(key, request))
                .handle((acquired, error) -> {
                    if (acquired instanceof Acquired.Granted) {
                        return CompletableFuture.<@Nullable Lease>completedFuture(new Lease(attachment, token));
                    }
                    // Another writer is at it. A value that has no other place waits for its turn.
                    if (!once && acquired instanceof Acquired.Busy && timeline.nanos() - deadline < 0) {
                        var later = new CompletableFuture<Void>();
                        timeline.after(1 + (long) (timeline.random() * LONGEST_PAUSE), () -> later.complete(null));
                        return later.thenCompose(waited -> acquire(key, policy, deadline, once));
                    }
                    return CompletableFuture.<@Nullable Lease>completedFuture(null);
                })
                .thenCompose(next -> next);
    }

    private CompletableFuture<Void> writeSource(@Nullable SourceWrite toSource) {
        if (toSource == null) {
            return CompletableFuture.completedFuture(null);
        }
        var result = new CompletableFuture<Void>();
        executor.execute(() -> {
            try {
                toSource.run();
                result.complete(null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                result.completeExceptionally(e);
            } catch (Throwable e) {
                // Errors too: whoever waits must not wait for ever.
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** A value that its codec cannot write is invalidated, as the source may have it already. */
    private CompletableFuture<Void> stored(
            String key, @Nullable V value, CachePolicy policy, Lease lease, long startNanos) {
        try {
            return store(key, value, policy, lease, startNanos);
        } catch (RuntimeException e) {
            return invalidate(key).<Void>thenCompose(gone -> CompletableFuture.failedFuture(e));
        }
    }

    private CompletableFuture<Void> store(
            String key, @Nullable V value, CachePolicy policy, Lease lease, long startNanos) {
        var time = cache.runtime().link().time();
        var sliding = policy.expiry() == CachePolicy.Expiry.AFTER_ACCESS;
        var ttl = (value == null ? policy.absentTtl() : policy.ttl()).toMillis();
        if (time == null || ttl <= 0) {
            return invalidate(key);
        }
        var fresh = Spread.ttl(cache.name(), key, ttl, policy.jitterPercent());
        var writer = CellWriter.of(value == null ? Kind.ABSENT : Kind.VALUE)
                .loadStart(time.earliest(startNanos))
                .freshMillis(sliding && value != null ? 0 : fresh)
                .era(time.era());
        if (value != null) {
            var payload = cache.values().encode(value);
            if (payload.bytes().length > policy.maxValueSize()) {
                return invalidate(key);
            }
            writer.codec(cache.values().codec())
                    .flags(payload.compressed() ? Cell.COMPRESSED : 0)
                    .payload(payload.bytes());
        }
        var px = fresh + policy.staleIfError().toMillis();
        return writes.put(lease.attachment(), key, lease.token(), px, writer.bytes())
                .thenCompose(stored -> {
                    if (!stored) {
                        return invalidate(key);
                    }
                    cache.counters().writes.increment();
                    return CompletableFuture.completedFuture(null);
                });
    }

    private CompletableFuture<Void> invalidate(String key) {
        return writes.invalidate(List.of(key), 0).thenAccept(dirty -> {});
    }
}
