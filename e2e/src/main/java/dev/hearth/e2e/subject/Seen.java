package dev.hearth.e2e.subject;

/**
 * A state and when it reached this program.
 *
 * @param atMillis milliseconds since the epoch
 */
public record Seen(long atMillis, ClusterView view) {

    /** The status, as JSON. */
    @Override
    public String toString() {
        return view.toString();
    }
}
