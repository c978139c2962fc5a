package dev.hearth.e2e.driver;

/**
 * A time without any acknowledged write.
 *
 * @param lastAck when the last write before it was acknowledged, milliseconds since the epoch
 * @param firstAck when the first write after it was acknowledged, milliseconds since the epoch
 */
public record Outage(long lastAck, long firstAck) {

    /** The write gap in milliseconds. */
    public long gapMillis() {
        return firstAck - lastAck;
    }
}
