package dev.hearth.client.engine;

import dev.hearth.client.LoadContext;
import dev.hearth.client.cell.CellWriter;
import dev.hearth.client.cell.Hash64;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One load: what its loader is told, what it says, and what it brings. Written by the loader's thread, read after it. */
final class Loaded<V> implements LoadContext<V> {

    private final @Nullable V old;
    private final long oldVersion;
    private @Nullable V value;
    private long ttlMillis = Long.MAX_VALUE;
    private long[] tags = {};
    private long version;
    private long startNanos;
    private long endNanos;

    Loaded(@Nullable V old, long oldVersion) {
        this.old = old;
        this.oldVersion = oldVersion;
    }

    /** One of many that were loaded together. */
    static <V> Loaded<V> ofBulk(@Nullable V value, long startNanos, long endNanos) {
        var loaded = new Loaded<V>(null, 0);
        loaded.value = value;
        loaded.startNanos = startNanos;
        loaded.endNanos = endNanos;
        return loaded;
    }

    void run(Source<V> source, Timeline timeline) throws Exception {
        startNanos = timeline.nanos();
        try {
            value = source.load(this);
        } finally {
            endNanos = timeline.nanos();
        }
    }

    @Nullable
    V value() {
        return value;
    }

    long startNanos() {
        return startNanos;
    }

    long millis() {
        return (endNanos - startNanos) / 1_000_000;
    }

    long nanos() {
        return endNanos - startNanos;
    }

    /** The TTL that the loader asked for, or the class's if it is shorter. */
    long ttlMillis(long classMillis) {
        return Math.min(ttlMillis, classMillis);
    }

    long[] tagHashes() {
        return tags;
    }

    long version() {
        return version;
    }

    @Override
    public @Nullable V old() {
        return old;
    }

    @Override
    public long oldVersion() {
        return oldVersion;
    }

    @Override
    public void ttl(Duration ttl) {
        ttlMillis = Math.max(1, ttl.toMillis());
    }

    @Override
    public void tags(String... names) {
        if (names.length > CellWriter.MAX_TAGS) {
            throw new IllegalArgumentException(
                    "a value may have up to " + CellWriter.MAX_TAGS + " tags, not " + names.length);
        }
        tags = Arrays.stream(names).mapToLong(Hash64::of).toArray();
    }

    @Override
    public void version(long number) {
        version = number;
    }

    @Override
    public V notModified() {
        if (old == null) {
            throw new IllegalStateException("there is no old value to keep: load it");
        }
        if (version == 0) {
            version = oldVersion;
        }
        return old;
    }
}
