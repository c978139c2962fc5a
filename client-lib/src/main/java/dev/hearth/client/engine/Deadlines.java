package dev.hearth.client.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends waiting for replies. One timer per request would cost more than the request; these wait in a queue that is looked through
 * every few milliseconds while there is anything in it, so a request may wait that much longer than it said.
 */
public final class Deadlines {

    private static final long EVERY = 4;
    private static final long NANOS = 1_000_000;
    private static final long LATE = 10 * NANOS;

    private final Timeline timeline;
    private final ConcurrentLinkedQueue<Waiting<?>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile long planned;

    private record Waiting<T>(CompletableFuture<T> result, long deadline) {}

    /** On this timeline. */
    public Deadlines(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The stage, or {@link TimeoutException} after so many milliseconds. Late results are dropped. */
    public <T> CompletableFuture<T> within(long millis, CompletionStage<T> stage) {
        var future = stage.toCompletableFuture();
        if (future.isDone()) {
            return future;
        }
        var result = new CompletableFuture<T>();
        future.whenComplete((value, error) -> {
            if (error == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(error);
            }
        });
        queue.add(new Waiting<>(result, timeline.nanos() + millis * NANOS));
        lookLater();
        return result;
    }

    private void lookLater() {
        if (!looking.get() && looking.compareAndSet(false, true)) {
            planned = timeline.nanos() + EVERY * NANOS;
            timeline.after(EVERY, this::look);
        }
    }

    private void look() {
        var now = timeline.nanos();
        // When this process itself was held up, the answers may be waiting behind this task: that is no silence.
        var onTime = now - planned < LATE;
        queue.removeIf(waiting -> {
            if (onTime && !waiting.result().isDone() && now - waiting.deadline() >= 0) {
                waiting.result().completeExceptionally(new TimeoutException("no answer in time"));
            }
            return waiting.result().isDone();
        });
        looking.set(false);
        if (!queue.isEmpty()) {
            lookLater();
        }
    }
}
