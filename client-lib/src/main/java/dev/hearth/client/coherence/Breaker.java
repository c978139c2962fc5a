package dev.hearth.client.coherence;

import java.util.concurrent.atomic.LongAdder;

/**
 * Stops asking a server that does not answer. Opens at once when a request ran out of time and nothing at all has been answered
 * since it was sent: the server hangs, this was no slow command. Opens also when half of at least 20 requests within 10 s fail.
 * Any answer that comes while it is open, also a late one, closes it. While open, one trial at a time is let through when the
 * pause is over; pauses double up to 30 s. Safe for use by many threads; never blocks for long.
 */
public final class Breaker {

    private static final long WINDOW = 10_000_000_000L;
    private static final int AT_LEAST = 20;
    private static final long FIRST_PAUSE = 1_000_000_000L;
    private static final long LONGEST_PAUSE = 30_000_000_000L;

    private final Object lock = new Object();
    private volatile boolean open;
    private final LongAdder answers = new LongAdder();
    private volatile boolean everAnswered;
    private volatile long lastAnswer;
    private long windowStart;
    private long answersBefore;
    private int failures;
    private long pause = FIRST_PAUSE;
    private long trialAt;

    /** Whether a request may be sent. */
    public boolean allows(long nanos) {
        if (!open) {
            return true;
        }
        synchronized (lock) {
            if (!open) {
                return true;
            }
            if (nanos - trialAt < 0) {
                return false;
            }
            trialAt = nanos + pause;
            return true;
        }
    }

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
                pause = FIRST_PAUSE;
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
                if (open) {
                    pause = Math.min(LONGEST_PAUSE, pause * 2);
                }
                open = true;
                trialAt = nanos + pause;
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
