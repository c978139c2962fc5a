package dev.hearth.operator.observe;

import java.time.Duration;

/**
 * Remembers when the watch itself was late: then a silence is its own fault, not the node's. Thread-safe. A start counts as
 * late, because code that runs for the first time is slow.
 */
final class LagGuard {

    private static final long LATE = Duration.ofMillis(200).toNanos();

    private volatile long lastLateNanos;

    LagGuard(long startNanos) {
        this.lastLateNanos = startNanos;
    }

    void observe(Duration ticker, Duration probe, long nanos) {
        if (Math.max(ticker.toNanos(), probe.toNanos()) > LATE) {
            lastLateNanos = nanos;
        }
    }

    long lastLateNanos() {
        return lastLateNanos;
    }
}
