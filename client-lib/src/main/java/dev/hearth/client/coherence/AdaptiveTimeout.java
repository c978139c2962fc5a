package dev.hearth.client.coherence;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How long to wait for a server, from how long it took lately: mean and deviation as in RFC 6298, doubled, within bounds. Safe for
 * use by many threads; an update that loses a race is forgotten, which does no harm to an estimate.
 */
public final class AdaptiveTimeout {

    private static final long MICROS = 1_000;

    private final long floorMicros;
    private final long capMicros;
    /** Mean in the upper half, deviation in the lower one, both in microseconds. */
    private final AtomicLong estimate = new AtomicLong(-1);

    /** Both in milliseconds; before the first answer the cap holds. */
    public AdaptiveTimeout(long floorMillis, long capMillis) {
        floorMicros = floorMillis * MICROS;
        capMicros = capMillis * MICROS;
    }

    /** Takes in one answer. */
    public void answered(long nanos) {
        var micros = Math.min(nanos / MICROS, Integer.MAX_VALUE);
        var before = estimate.get();
        long mean;
        long deviation;
        if (before < 0) {
            mean = micros;
            deviation = micros / 2;
        } else {
            mean = before >>> 32;
            deviation = before & 0xffff_ffffL;
            deviation += (Math.abs(micros - mean) - deviation) / 4;
            mean += (micros - mean) / 8;
        }
        estimate.compareAndSet(before, (mean << 32) | deviation);
    }

    /** Milliseconds to wait, at least one. */
    public long millis() {
        var now = estimate.get();
        if (now < 0) {
            return capMicros / MICROS;
        }
        var wait = 2 * ((now >>> 32) + 4 * (now & 0xffff_ffffL));
        return Math.max(1, Math.min(capMicros, Math.max(floorMicros, wait)) / MICROS);
    }
}
