package dev.hearth.client.coherence;

/** A token bucket on a clock that is given: the gate of one process while the shared one is out of reach. Used under a lock. */
public final class TokenBucket {

    private static final double NANOS = 1e9;

    private double tokens;
    private long at;
    private boolean begun;

    /**
     * Takes one permit.
     *
     * @param perSecond above zero
     * @param burst the most that can be saved up, at least 1
     * @return nanoseconds to wait before the permit is there; zero: it was taken
     */
    public long take(double perSecond, double burst, long nanos) {
        if (!begun) {
            begun = true;
            tokens = burst;
            at = nanos;
        }
        tokens = Math.min(burst, tokens + Math.max(0, nanos - at) / NANOS * perSecond);
        at = nanos;
        if (tokens >= 1) {
            tokens -= 1;
            return 0;
        }
        return Math.max(1, (long) ((1 - tokens) / perSecond * NANOS));
    }
}
