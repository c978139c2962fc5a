package dev.hearth.client.coherence;

import dev.hearth.client.cell.Cell;
import dev.hearth.client.cell.Kind;

/** What a cell that was read is good for. Times are milliseconds. */
public sealed interface Judgement {

    /**
     * It may be served.
     *
     * @param left for how long still, at least 1
     * @param life the whole time it may be served, from the start of its load
     */
    record Usable(long left, long life) implements Judgement {}

    /** Too old, but it may be served while the source fails. */
    record Stale() implements Judgement {}

    /** It may not be served; whoever asks for the lease has to say that he saw it. */
    record Void(long seen) implements Judgement {}

    /** Deleted; the source will be told. */
    record Deleted() implements Judgement {}

    /**
     * What a cell is judged by.
     *
     * @param time cluster time as this process knows it
     * @param nanos now, monotonic
     * @param barriers as of now
     * @param ttl the class's present TTL for this key, after jitter
     * @param staleIfError how long beyond the TTL it may be served while the source fails
     */
    record Rules(ClusterTime time, long nanos, Barriers barriers, long ttl, long staleIfError) {

        /** Judges one cell. A TTL that was shortened since the value was stored holds for it too. */
        public Judgement judge(Cell cell, String cacheClass, String key) {
            if (cell.kind() == Kind.DELETED) {
                return new Deleted();
            }
            var holdsValue = cell.kind() == Kind.VALUE || cell.kind() == Kind.ABSENT;
            if (!holdsValue) {
                return new Void(0);
            }
            if (cell.dirty() && cell.intact()) {
                return new Usable(ttl, ttl);
            }
            if (cell.era() != time.era()
                    || !cell.intact()
                    || barriers.bar(cacheClass, key, cell.tags(), cell.loadStart())) {
                return new Void(cell.loadStart());
            }
            if (cell.freshMillis() == 0) {
                return new Usable(ttl, ttl);
            }
            var life = Math.min(cell.freshMillis(), ttl);
            var left = life - (time.judging(nanos) - cell.loadStart());
            if (left > 0) {
                return new Usable(left, life);
            }
            return left + staleIfError > 0 ? new Stale() : new Void(cell.loadStart());
        }
    }
}
