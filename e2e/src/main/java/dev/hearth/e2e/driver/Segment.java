package dev.hearth.e2e.driver;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@value #WRITES} writes of one writer: which were acknowledged, and when. On the server a segment is one string of which
 * each write sets one bit, so that every acknowledged write can be looked for. Not thread-safe.
 */
final class Segment {
    static final int WRITES = 8_192;

    private final long index;
    private final BitSet acknowledged = new BitSet(WRITES);
    private final int[] acknowledgedAt = new int[WRITES];
    private final long startedMillis;

    /**
     * @param index of this segment in its writer's ledger, from 0
     * @param startedMillis that the times of this segment count from
     */
    Segment(long index, long startedMillis) {
        this.index = index;
        this.startedMillis = startedMillis;
    }

    long index() {
        return index;
    }

    int acknowledgedWrites() {
        return acknowledged.cardinality();
    }

    void acknowledge(int bit, long atMillis) {
        acknowledged.set(bit);
        acknowledgedAt[bit] = (int) (atMillis - startedMillis);
    }

    /** The acknowledged writes whose bit is not set in what the server holds; null is a key that does not exist. */
    List<LostWrite> missingFrom(byte @Nullable [] stored, int writer) {
        var missing = new ArrayList<LostWrite>();
        for (int bit = acknowledged.nextSetBit(0); bit >= 0; bit = acknowledged.nextSetBit(bit + 1)) {
            if (!isSet(stored, bit)) {
                missing.add(new LostWrite(writer, index * WRITES + bit, startedMillis + acknowledgedAt[bit]));
            }
        }
        return missing;
    }

    /** A copy that later acknowledgements do not change. */
    Segment copy() {
        var copy = new Segment(index, startedMillis);
        copy.acknowledged.or(acknowledged);
        System.arraycopy(acknowledgedAt, 0, copy.acknowledgedAt, 0, WRITES);
        return copy;
    }

    /** SETBIT counts from the most significant bit of the first byte: https://redis.io/docs/latest/commands/setbit/ */
    private static boolean isSet(byte @Nullable [] stored, int bit) {
        return stored != null && bit >> 3 < stored.length && (stored[bit >> 3] >> (7 - (bit & 7)) & 1) == 1;
    }
}
