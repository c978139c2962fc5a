package dev.hearth.client.cell;

/** What is decided by the key alone, the same in every process: how its TTL is shortened, and whether a rollout has reached it. */
public final class Spread {

    private static final char SEPARATOR = '\0';

    private Spread() {}

    /**
     * The TTL of one key, shortened by 0 to {@code percent} so that keys stored together do not expire together.
     *
     * @param ttlMillis what the class says, below 2⁴⁶
     * @param percent 0 to 50
     */
    public static long ttl(String cacheClass, String key, long ttlMillis, int percent) {
        return shortened(ttlMillis, percent, cacheClass + SEPARATOR + key);
    }

    /** As {@link #ttl}, for the copy in one process: {@code node} differs, so that processes do not expire a key together. */
    public static long localTtl(String cacheClass, String key, String node, long ttlMillis, int percent) {
        return shortened(ttlMillis, percent, cacheClass + SEPARATOR + key + SEPARATOR + node);
    }

    /** Whether a rollout of {@code percent} (0 to 100) covers the key. A key once covered stays so while the percentage grows. */
    public static boolean covers(String cacheClass, String key, int percent) {
        return position(cacheClass, key) < percent * 100L;
    }

    /** Where in a rollout a key's turn comes, 0 to 9 999. */
    static long position(String cacheClass, String key) {
        return Long.remainderUnsigned(Hash64.of("rollout" + SEPARATOR + cacheClass + SEPARATOR + key), 10_000);
    }

    private static long shortened(long ttl, int percent, String text) {
        return percent == 0 ? ttl : ttl - (long) ((double) (ttl * percent) / 100 * Hash64.unit(text));
    }
}
