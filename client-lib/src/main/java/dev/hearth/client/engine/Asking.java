package dev.hearth.client.engine;

import dev.hearth.client.coherence.AdaptiveTimeout;
import dev.hearth.client.port.ServerException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** Requests to the server that somebody waits for: with a time-out that follows the server's pace, and with the breaker told. */
final class Asking {

    private static final long FLOOR = 30;
    private static final long CAP = 40;
    private static final int ROUNDS = 5;
    private static final long PATIENT = 1_500;

    private final Link link;
    private final Timeline timeline;
    private final Deadlines deadlines;
    private final AdaptiveTimeout timeout = new AdaptiveTimeout(FLOOR, CAP);

    Asking(Link link, Timeline timeline, Deadlines deadlines) {
        this.link = link;
        this.timeline = timeline;
        this.deadlines = deadlines;
    }

    /** Whether it makes sense to ask. */
    boolean allowed() {
        return !link.breaker().isOpen();
    }

    /** The answer, or a failure soon. */
    <T> CompletableFuture<T> ask(CompletionStage<T> request) {
        var sent = timeline.nanos();
        request.whenComplete((value, error) -> {
            var now = timeline.nanos();
            if (error == null) {
                timeout.answered(now - sent);
                link.breaker().answered(now);
            } else if (cause(error) instanceof ServerException e && e.remedy() == ServerException.Remedy.LATER) {
                link.breaker().failed(sent, now, false);
            }
        });
        var result = new CompletableFuture<T>();
        await(request, ROUNDS, result);
        return result;
    }

    /** For those who wait for somebody else anyway: until the link itself gives the server up. */
    <T> CompletableFuture<T> askPatiently(CompletionStage<T> request) {
        return deadlines.within(PATIENT, request);
    }

    /** As long as the server answers anything it is slow, not gone, and worth some more waiting. */
    private <T> void await(CompletionStage<T> request, int rounds, CompletableFuture<T> result) {
        var since = timeline.nanos();
        deadlines.within(timeout.millis(), request).whenComplete((value, error) -> {
            if (error == null) {
                result.complete(value);
                return;
            }
            if (cause(error) instanceof TimeoutException) {
                link.breaker().failed(since, timeline.nanos(), true);
                if (rounds > 1 && !link.breaker().isOpen()) {
                    await(request, rounds - 1, result);
                    return;
                }
            }
            result.completeExceptionally(cause(error));
        });
    }

    static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }
}
