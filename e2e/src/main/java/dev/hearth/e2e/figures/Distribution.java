package dev.hearth.e2e.figures;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measured values in ascending order.
 *
 * @param sorted may be empty: nothing was measured
 */
public record Distribution(List<Long> sorted) {

    public static Distribution of(Collection<Long> values) {
        return new Distribution(values.stream().sorted().toList());
    }

    /**
     * The value that the given part of all values does not exceed (nearest rank); 0 when nothing was measured.
     *
     * @param percent 1 to 100
     */
    public long percentile(int percent) {
        if (sorted.isEmpty()) {
            return 0;
        }
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1);
    }

    public long median() {
        return percentile(50);
    }

    public long max() {
        return sorted.isEmpty() ? 0 : sorted.getLast();
    }

    /** How many values are at most the bound. */
    public long within(long bound) {
        return sorted.stream().filter(value -> value <= bound).count();
    }

    /** One line for people. */
    public String describe() {
        if (sorted.isEmpty()) {
            return "not measured";
        }
        var values = sorted.stream().map(String::valueOf).collect(Collectors.joining(" "));
        return "p50 " + median() + ", max " + max() + " ms (" + values + ")";
    }
}
