package dev.hearth.client.engine;

import dev.hearth.client.OutcomeUnknownException;
import dev.hearth.client.cell.CellWriter;
import dev.hearth.client.cell.Names;
import dev.hearth.client.port.Journal;
import dev.hearth.client.port.Journal.Entry;
import dev.hearth.client.port.Journal.Invalidated;
import dev.hearth.client.port.Journal.Invalidation;
import dev.hearth.client.port.LogEntry;
import dev.hearth.client.port.LogEntry.Barrier;
import dev.hearth.client.port.ServerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is written together with the log. It leaves over the connection that watches, from the timeline's thread, so that
 * the acknowledgement and what others wrote are heard in the order in which the server did them. What was not acknowledged is
 * repeated on the next connection until its time is up.
 */
public final class Writes {

    private static final int BATCH = 512;
    private static final long PATIENCE = 5_000;
    private static final long PAUSE = 20;
    private static final long FLOOR_PX = 30_000;
    private static final long NANOS = 1_000_000;

    private final Link link;
    private final Timeline timeline;
    private final String node;
    private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private long counter;

    Writes(Link link, Timeline timeline, String node) {
        this.link = link;
        this.timeline = timeline;
        this.node = node;
    }

    /**
     * Invalidates keys everywhere.
     *
     * @param version values below this version of the source are refused for 30 s; 0: any value is welcome
     * @return how many keys were left alone because their source does not have their value yet
     */
    public CompletableFuture<Long> invalidate(List<String> keys, long version) {
        var parts = new ArrayList<CompletableFuture<Long>>();
        for (var from = 0; from < keys.size(); from += BATCH) {
            parts.add(invalidatePart(List.copyOf(keys.subList(from, Math.min(keys.size(), from + BATCH))), version));
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        parts.stream().mapToLong(CompletableFuture::join).sum());
    }

    private CompletableFuture<Long> invalidatePart(List<String> keys, long version) {
        return untilAcknowledged(
                        "the invalidation of " + keys.size() + " keys, " + keys.get(0) + " among them", journal -> {
                            var entry = entry();
                            var floor = version == 0 ? null : CellWriter.floor(version, era());
                            link.evict(keys);
                            return journal.invalidate(new Invalidation(keys, entry, floor, FLOOR_PX))
                                    .thenApply(done -> {
                                        link.acknowledged(new LogEntry(done.id(), entry.by(), keys, List.of()));
                                        link.evict(keys);
                                        return done;
                                    });
                        })
                .thenApply(Invalidated::dirty);
    }

    private int era() {
        var time = link.time();
        return time == null ? 0 : time.era();
    }

    /** Voids everything that was loaded up to now, for a class, tag or prefix; see {@link dev.hearth.client.coherence.Barriers}. */
    public CompletableFuture<Void> raise(String barrier) {
        return untilAcknowledged("the invalidation of " + barrier, journal -> {
                    var time = link.time();
                    if (time == null) {
                        return CompletableFuture.failedFuture(new ServerException(
                                ServerException.Remedy.LATER, "cluster time is not known yet", null));
                    }
                    var entry = entry();
                    var at = time.latest(timeline.nanos());
                    return journal.raise(barrier, at, entry).thenApply(id -> {
                        link.acknowledged(new LogEntry(id, entry.by(), List.of(), List.of(new Barrier(barrier, at))));
                        return id;
                    });
                })
                .thenAccept(id -> {});
    }

    /**
     * Stores a value under a writer's lease.
     *
     * @return false: the lease was gone or the outcome is not known; the key must be invalidated
     */
    CompletableFuture<Boolean> put(Attachment attachment, String key, long token, long px, byte[] cell) {
        var result = new CompletableFuture<Boolean>();
        timeline.execute(() -> {
            var entry = entry();
            link.evict(List.of(key));
            attachment
                    .session()
                    .journal()
                    .put(new Journal.Put(key, token, px, cell, entry))
                    .whenComplete((id, error) -> {
                        if (error == null && id.isPresent()) {
                            link.acknowledged(new LogEntry(id.get(), entry.by(), List.of(key), List.of()));
                        }
                        link.evict(List.of(key));
                        result.complete(error == null && id.isPresent());
                    });
        });
        return result;
    }

    /** Nobody waits for ever. */
    void close() {
        closed = true;
        pending.forEach(waiting -> waiting.completeExceptionally(
                new OutcomeUnknownException("the client was closed before the cluster confirmed", null)));
    }

    private Entry entry() {
        return new Entry(Names.LOG, node + "." + ++counter);
    }

    private <T> CompletableFuture<T> untilAcknowledged(String what, Function<Journal, CompletionStage<T>> write) {
        var result = new CompletableFuture<T>();
        if (closed) {
            result.completeExceptionally(new OutcomeUnknownException(what + ": the client was closed", null));
            return result;
        }
        pending.add(result);
        result.whenComplete((value, error) -> pending.remove(result));
        var deadline = timeline.nanos() + PATIENCE * NANOS;
        timeline.execute(() -> attempt(what, write, deadline, result, null));
        return result;
    }

    private <T> void attempt(
            String what,
            Function<Journal, CompletionStage<T>> write,
            long deadline,
            CompletableFuture<T> result,
            @Nullable Throwable before) {
        if (timeline.nanos() - deadline >= 0) {
            result.completeExceptionally(new OutcomeUnknownException(
                    what + " was not confirmed by " + link.address() + " within " + PATIENCE
                            + " ms: repeat it, twice does no harm",
                    before));
            return;
        }
        var journal = link.journal();
        if (journal == null) {
            timeline.after(PAUSE, () -> attempt(what, write, deadline, result, before));
            return;
        }
        write.apply(journal).whenComplete((value, error) -> {
            if (error == null) {
                result.complete(value);
                return;
            }
            var cause = Asking.cause(error);
            if (cause instanceof ServerException e && e.remedy() == ServerException.Remedy.NONE) {
                result.completeExceptionally(e);
            } else {
                timeline.after(PAUSE, () -> attempt(what, write, deadline, result, cause));
            }
        });
    }
}
