package dev.hearth.client.port;

import java.util.List;

/**
 * One entry of an invalidation log.
 *
 * @param by who wrote it, {@code <node>.<counter>}; unique, so that (id, by) is an identity across histories
 * @param keys keys whose values are void; empty for a barrier
 * @param barriers barriers that were raised
 */
public record LogEntry(String id, String by, List<String> keys, List<Barrier> barriers) {

    /** A copy of the lists is made. */
    public LogEntry {
        keys = List.copyOf(keys);
        barriers = List.copyOf(barriers);
    }

    /** The position of a client that has processed this entry. */
    public LogPosition position() {
        return new LogPosition(id, by);
    }

    /** A barrier: what was loaded up to {@code at} (cluster milliseconds) is void. */
    public record Barrier(String name, long at) {}
}
