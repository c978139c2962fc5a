package dev.hearth.client.coherence;

import java.util.concurrent.atomic.LongAdder;

/**
 * Stops asking a server that does not answer. Opens at once when a request ran out of time and nothing at all has been answered
 * since it was sent: the server hangs, this was no slow command. Opens also when half of at least 20 requests within 10 s fail.
 * Any answer closes it, also a late one; nobody has to try, because a link asks twice a second whatever this says. Safe for use by
 * many threads; never blocks for long.
 */
public final class Breaker {

    private static final long WINDOW = 10_000_000_000L;
    private static final int AT_LEAST = 20;

    private final Object lock = new Object();
    private volatile boolean open;
    private final LongAdder answers = new LongAdder();
    private volatile boolean everAnswered;
    private volatile long lastAnswer;
    private long windowStart;
    private long answersBefore;
    private int failures;

    /** Whether requests are held back. */
    public boolean isOpen() {
        return open;
    }

    /** The server answered, in time or late. */
    public void answered(long nanos) {
        lastAnswer = nanos;
        everAnswered = true;
        answers.increment();
        if (open) {
            synchronized (lock) {
                open = false;
                restart(nanos);
            }
        }
    }

    /** The server refused, or a request ran out of time. */
    public void failed(long sentNanos, long nanos, boolean timedOut) {
        synchronized (lock) {
            roll(nanos);
            failures++;
            var requests = answers.sum() - answersBefore + failures;
            var hangs = timedOut && (!everAnswered || lastAnswer - sentNanos < 0);
            if (hangs || (requests >= AT_LEAST && failures * 2 >= requests)) {
                open = true;
            }
        }
    }

    private void roll(long nanos) {
        if (nanos - windowStart > WINDOW) {
            restart(nanos);
        }
    }

    private void restart(long nanos) {
        windowStart = nanos;
        answersBefore = answers.sum();
        failures = 0;
    }
}
