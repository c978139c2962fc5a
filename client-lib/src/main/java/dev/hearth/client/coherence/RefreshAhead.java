package dev.hearth.client.coherence;

/**
 * Who refreshes a value before it expires: XFetch (Vattani, Chierichetti, Lowenstein, "Optimal Probabilistic Cache Stampede
 * Prevention", VLDB 2015) elects, the lease serialises. A read refreshes the more probably, the nearer the end is and the longer
 * a load takes; keys that nobody reads are not refreshed.
 */
public final class RefreshAhead {

    /** So far before the end of the window a read in three refreshes. */
    private static final double PART = 3;

    private RefreshAhead() {}

    /**
     * Whether this read shall refresh.
     *
     * @param leftMillis until the value expires
     * @param ttlMillis its whole life
     * @param loadMillis how long the last load took
     * @param percent part of the life in which values are refreshed, 1 to 90
     * @param random uniform in (0, 1]
     */
    public static boolean elects(long leftMillis, long ttlMillis, long loadMillis, int percent, double random) {
        var window = Math.max(2.0 * loadMillis, ttlMillis * (percent / 100.0));
        var scale = Math.max(loadMillis, window / PART);
        return leftMillis <= window && -scale * Math.log(random) >= leftMillis;
    }
}
