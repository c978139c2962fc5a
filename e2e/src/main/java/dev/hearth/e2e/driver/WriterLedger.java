package dev.hearth.e2e.driver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The acknowledged writes of one writer. Bounded: the oldest segment is forgotten, and its writes are counted as such,
 * when more than the given number of segments is held. Thread-safe.
 */
final class WriterLedger {
    private final int writer;
    private final int maxSegments;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private long nextSequence;
    private long acknowledgedWrites;
    private long forgottenWrites;

    WriterLedger(int writer, int maxSegments) {
        this.writer = writer;
        this.maxSegments = maxSegments;
    }

    /** The number of the next write: each is given out once, whatever becomes of the write. */
    synchronized long begin() {
        return nextSequence++;
    }

    /** Records that the write was acknowledged in time. */
    synchronized void acknowledge(long sequence, long atMillis) {
        segmentOf(sequence, atMillis).acknowledge((int) (sequence % Segment.WRITES), atMillis);
        acknowledgedWrites++;
    }

    int writer() {
        return writer;
    }

    synchronized long acknowledgedWrites() {
        return acknowledgedWrites;
    }

    /** Acknowledged writes that can no longer be looked for, as the ledger had no room for them. */
    synchronized long forgottenWrites() {
        return forgottenWrites;
    }

    /** Copies of the segments held, oldest first. */
    synchronized List<Segment> segments() {
        return segments.stream().map(Segment::copy).toList();
    }

    private Segment segmentOf(long sequence, long atMillis) {
        long index = sequence / Segment.WRITES;
        var newest = segments.peekLast();
        if (newest != null && newest.index() == index) {
            return newest;
        }
        var added = new Segment(index, atMillis);
        segments.addLast(added);
        if (segments.size() > maxSegments) {
            forgottenWrites += segments.removeFirst().acknowledgedWrites();
        }
        return added;
    }
}
