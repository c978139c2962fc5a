package dev.hearth.client.engine;

import dev.hearth.client.coherence.AdaptiveTimeout;
import dev.hearth.client.port.ServerException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** Requests to the server that somebody waits for: with a time-out that follows the server's pace, and with the breaker told. */
final class Asking {

    private static final long FLOOR = 20;
    private static final long CAP = 40;

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
        var guarded = deadlines.within(timeout.millis(), request);
        guarded.whenComplete((value, error) -> {
            if (error != null && cause(error) instanceof TimeoutException) {
                link.breaker().failed(sent, timeline.nanos(), true);
            }
        });
        return guarded;
    }

    static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }
}
