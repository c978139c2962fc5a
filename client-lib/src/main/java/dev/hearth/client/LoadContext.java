package dev.hearth.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a loader gets to know, and what it may say about the value it returns. Used by the loader's thread only. */
public interface LoadContext<V> {

    /** The value that is about to be replaced, if the cache still has it; perhaps expired. Null: there is none. */
    @Nullable
    V old();

    /** The version given with {@link #old}; 0: none. */
    long oldVersion();

    /** Lets this value live shorter than its class says; longer is not possible. Jitter still applies. */
    void ttl(Duration ttl);

    /**
     * Names under which the value can be invalidated together with others, up to 16.
     *
     * @throws IllegalArgumentException when there are more
     */
    void tags(String... tags);

    /**
     * The source's own version of the value: above zero, growing. A value below the version of an invalidation is refused by the
     * cache, which keeps out what a lagging database replica still shows.
     */
    void version(long version);

    /**
     * The source says that the old value still holds.
     *
     * @return {@link #old}, to be returned by the loader
     * @throws IllegalStateException when there is no old value
     */
    V notModified();
}
