package dev.hearth.e2e.driver;

import java.util.concurrent.locks.LockSupport;

/** A steady beat. After a standstill it goes on from now: it never makes up for missed beats. Used by one thread. */
final class Pace {
    private final long intervalNanos;
    private long next = System.nanoTime();

    Pace(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    /** Waits for the next beat; returns early when the thread is interrupted. */
    void await() {
        long now = System.nanoTime();
        next = Math.max(next + intervalNanos, now);
        while (now < next && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(next - now);
            now = System.nanoTime();
        }
    }
}
