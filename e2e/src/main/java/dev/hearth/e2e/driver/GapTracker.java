package dev.hearth.e2e.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds outages in the stream of acknowledgements of all writers. Times are milliseconds of one clock that does not step.
 * Bounded: the newest {@value #MAX_OUTAGES} outages are kept, the longest gap is kept for good. Thread-safe.
 */
final class GapTracker {
    static final int MAX_OUTAGES = 1_000;
    private static final long NEVER = Long.MIN_VALUE;

    private final long thresholdMillis;
    private final List<Outage> outages = new ArrayList<>();
    private long lastAck = NEVER;
    private long longestGap;
    private long longestGapLately;
    private boolean announced;

    GapTracker(long thresholdMillis) {
        this.thresholdMillis = thresholdMillis;
    }

    /** An acknowledgement; the outage that it ended, if it ended one. */
    synchronized Optional<Outage> acknowledged(long atMillis) {
        long previous = lastAck;
        if (atMillis <= previous) {
            return Optional.empty();
        }
        lastAck = atMillis;
        announced = false;
        if (previous == NEVER) {
            return Optional.empty();
        }
        longestGap = Math.max(longestGap, atMillis - previous);
        longestGapLately = Math.max(longestGapLately, atMillis - previous);
        if (atMillis - previous < thresholdMillis) {
            return Optional.empty();
        }
        var outage = new Outage(previous, atMillis);
        if (outages.size() == MAX_OUTAGES) {
            outages.removeFirst();
        }
        outages.add(outage);
        return Optional.of(outage);
    }

    /** The time of the last acknowledgement, once for each outage, when the outage has lasted for the threshold. */
    synchronized OptionalLong begunBy(long nowMillis) {
        if (lastAck == NEVER || announced || nowMillis - lastAck < thresholdMillis) {
            return OptionalLong.empty();
        }
        announced = true;
        return OptionalLong.of(lastAck);
    }

    synchronized List<Outage> outages() {
        return List.copyOf(outages);
    }

    /** The longest time between two acknowledgements so far, milliseconds. */
    synchronized long longestGapMillis() {
        return longestGap;
    }

    /** The longest gap that ended since the last call of this method, milliseconds. */
    synchronized long takeLongestGapMillis() {
        long taken = longestGapLately;
        longestGapLately = 0;
        return taken;
    }

    /** How long nothing has been acknowledged, milliseconds; 0 before the first acknowledgement. */
    synchronized long openGapMillis(long nowMillis) {
        return lastAck == NEVER ? 0 : Math.max(0, nowMillis - lastAck);
    }
}
