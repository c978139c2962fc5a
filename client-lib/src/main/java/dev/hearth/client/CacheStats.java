package dev.hearth.client;

/**
 * What happened in one class of this process since it was opened; all of them only grow, but {@code localSize}.
 *
 * @param localHits reads served from this process
 * @param sharedHits reads served from the cluster
 * @param misses reads that found nothing to serve there
 * @param loads loads that the source answered, also with "there is none"
 * @param loadFailures loads that failed
 * @param loadNanos nanoseconds that all loads took together
 * @param waits reads that waited for a load in another process
 * @param refusedFills loaded values that were not stored because something newer had happened
 * @param staleServed reads served beyond a value's life, because the source failed
 * @param foreign reads that met a value which is not of this protocol
 * @param withoutCluster reads that did without the cluster because it did not answer
 * @param shed loads that the gate did not let through
 * @param evictions keys that invalidations named
 * @param writes confirmed writes
 * @param localSize copies in this process, about
 */
public record CacheStats(
        long localHits,
        long sharedHits,
        long misses,
        long loads,
        long loadFailures,
        long loadNanos,
        long waits,
        long refusedFills,
        long staleServed,
        long foreign,
        long withoutCluster,
        long shed,
        long evictions,
        long writes,
        long localSize) {}
