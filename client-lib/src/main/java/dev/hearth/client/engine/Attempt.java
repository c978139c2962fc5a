package dev.hearth.client.engine;

import dev.hearth.client.CachePolicy;
import dev.hearth.client.cell.Cell;
import org.jspecify.annotations.Nullable;

/** One read from its first question to its end. Used by one thread at a time. */
final class Attempt<V> {

    final Flight<V> flight;
    final @Nullable Source<V> source;
    final CachePolicy policy;
    /** Nobody waits: without the cluster's lease it is not done at all. */
    final boolean background;

    /** The last value that was seen and could not be served. */
    @Nullable
    Cell old;
    /** {@link #old} may be served if the source fails. */
    boolean staleAllowed;

    /** Loads this key together with others; null: alone. */
    @Nullable
    BulkLoad<V> bulk;

    int acquisitions;
    boolean waited;
    /** The cluster did not answer this read: it is not asked again for it. */
    boolean away;

    Attempt(Flight<V> flight, @Nullable Source<V> source, CachePolicy policy, boolean background) {
        this.flight = flight;
        this.source = source;
        this.policy = policy;
        this.background = background;
    }

    String key() {
        return flight.key;
    }
}
