package dev.hearth.client.engine;

import java.util.concurrent.atomic.LongAdder;

/** What happened in one class of one process. */
public final class Counters {
    /** Served from this process. */
    public final LongAdder localHits = new LongAdder();
    /** Served from the cluster. */
    public final LongAdder sharedHits = new LongAdder();
    /** Not in the cache. */
    public final LongAdder misses = new LongAdder();
    /** Loads that brought a value, or that there is none. */
    public final LongAdder loads = new LongAdder();
    /** Loads that failed. */
    public final LongAdder loadFailures = new LongAdder();
    /** Nanoseconds of all loads. */
    public final LongAdder loadNanos = new LongAdder();
    /** Reads that waited for a load in another process. */
    public final LongAdder waits = new LongAdder();
    /** Loaded values that were not stored, because an invalidation came first. */
    public final LongAdder refusedFills = new LongAdder();
    /** Served beyond their life, because the source failed. */
    public final LongAdder staleServed = new LongAdder();
    /** Values of others that were left alone. */
    public final LongAdder foreign = new LongAdder();
    /** Reads that did without the cluster, because it did not answer. */
    public final LongAdder bypassed = new LongAdder();
    /** Loads that the gate did not let through. */
    public final LongAdder shed = new LongAdder();
    /** Local copies that were evicted by an invalidation. */
    public final LongAdder evictions = new LongAdder();
    /** Writes and invalidations that were confirmed. */
    public final LongAdder writes = new LongAdder();
}
