package dev.hearth.e2e.driver;

/** Milliseconds since the epoch that never step: the wall clock once, the monotonic clock from then on. Thread-safe. */
final class SteadyClock {
    private final long startedMillis = System.currentTimeMillis();
    private final long startedNanos = System.nanoTime();

    long millis() {
        return startedMillis + (System.nanoTime() - startedNanos) / 1_000_000;
    }
}
