package dev.hearth.client.engine;

import dev.hearth.client.coherence.Barriers;
import org.jspecify.annotations.Nullable;

/** A copy in this process. */
public final class LocalEntry<V> {

    final @Nullable V value;
    /** Monotonic: not served from then on. */
    final long deadline;
    /** Monotonic: from then on a read may refresh. */
    final long refreshFrom;
    /** Monotonic: not even served while the source fails from then on. */
    final long staleUntil;

    final Origin origin;
    final int weight;
    /** The barriers that this copy was last checked against. A race only checks once more. */
    Barriers checked;

    LocalEntry(@Nullable V value, Lifetime lifetime, Origin origin, int weight, Barriers checked) {
        this.value = value;
        deadline = lifetime.deadline();
        refreshFrom = lifetime.refreshFrom();
        staleUntil = lifetime.staleUntil();
        this.origin = origin;
        this.weight = weight;
        this.checked = checked;
    }

    /** The value; null: the source has none. */
    public @Nullable V value() {
        return value;
    }

    /** Whether reads may refresh by now. */
    public boolean mayRefresh(long nanos) {
        return nanos - refreshFrom >= 0;
    }

    /** Monotonic times, see the fields. */
    record Lifetime(long deadline, long refreshFrom, long staleUntil) {}

    /**
     * What the copy is a copy of.
     *
     * @param loadStart cluster milliseconds
     * @param lifeMillis its whole life
     * @param loadMillis how long its load took
     */
    record Origin(long loadStart, long lifeMillis, long loadMillis, long version, long[] tags) {}
}
