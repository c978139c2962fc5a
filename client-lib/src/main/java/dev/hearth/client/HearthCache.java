package dev.hearth.client;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The cache of one class: first this process, then the cluster, then the source. Safe for use by many threads.
 *
 * <p>A value is never served older than its class's {@code ttl} counted from the <em>start</em> of its load, whatever servers and
 * clocks do, with 100 ms for error; only {@code staleIfError}, where a class has it, goes beyond. A key that was invalidated is not
 * served by this process from the call on, and by others as soon as they hear of it: milliseconds, or two seconds when they cannot
 * be reached. See {@code docs/client-guide.md}.
 *
 * <p>Methods that wait do so without a lock, so that virtual threads may call them. Loaders run on the client's executor. The
 * dependents of a future that is returned run there too.
 */
public interface HearthCache<K, V> {

    /**
     * The value of a key, loaded if need be. In all processes together one loads; the others wait for it.
     *
     * @return null: the source has none
     * @throws RuntimeException what the loader threw, if it was unchecked
     * @throws LoadFailedException the loader threw a checked exception, or one in another process failed a moment ago
     * @throws SourceProtectedException the class's loads per second are used up
     * @throws IllegalArgumentException the key belongs to another class
     */
    @Nullable
    V get(K key, Loader<? super K, ? extends V> loader);

    /** As {@link #get(Object, Loader)}, with a loader that gets and says more. */
    @Nullable
    V get(K key, ContextLoader<? super K, V> loader);

    /** As {@link #get(Object, Loader)}; fails with what that throws. */
    CompletableFuture<@Nullable V> getAsync(K key, Loader<? super K, ? extends V> loader);

    /** As {@link #get(Object, ContextLoader)}; fails with what that throws. */
    CompletableFuture<@Nullable V> getAsync(K key, ContextLoader<? super K, V> loader);

    /** The value if it is cached; null: it is not, or the source has none. */
    @Nullable
    V getIfPresent(K key);

    /** As {@link #getIfPresent}. */
    CompletableFuture<@Nullable V> getIfPresentAsync(K key);

    /**
     * The values of many keys: one request to the cluster, and one call of the loader for all that has to be loaded here.
     *
     * @return without the keys of which the source has nothing
     */
    Map<K, V> getAll(Collection<? extends K> keys, BulkLoader<K, V> loader);

    /**
     * Stores a value whose only place is the cache, such as a session, and tells all processes.
     *
     * @throws OutcomeUnknownException the cluster did not confirm in time
     */
    void put(K key, V value);

    /** As {@link #put}. */
    CompletableFuture<Void> putAsync(K key, V value);

    /**
     * Writes to the source, then stores the value and tells all processes. When anything is in doubt, the key is invalidated
     * instead, so the older of two writes never stays.
     *
     * @param value null: to be removed
     * @throws OutcomeUnknownException the source has it, the cluster did not confirm in time: invalidate again
     */
    void putThrough(K key, @Nullable V value, SourceWriter<? super K, ? super V> writer);

    /**
     * Makes all processes forget a key. To be called after the change of the source is committed.
     *
     * @throws OutcomeUnknownException the cluster did not confirm within 5 s
     */
    void invalidate(K key);

    /** As {@link #invalidate(Object)}, for many keys. */
    void invalidateAll(Collection<? extends K> keys);

    /**
     * As {@link #invalidate(Object)}, and for 30 s refuses values that loaders bring with a version below this one, as a lagging
     * database replica does.
     *
     * @param version of the source, above zero
     */
    void invalidate(K key, long version);

    /** As {@link #invalidate(Object)}; completes when it is confirmed. */
    CompletableFuture<Void> invalidateAsync(K key);

    /** Makes all processes forget everything with this tag that was loaded up to now; costs the same for any number of keys. */
    void invalidateTag(String tag);

    /** Makes all processes forget everything of this class whose natural key begins so. Keep to few different prefixes. */
    void invalidatePrefix(String prefix);

    /** Makes all processes forget everything of this class. */
    void invalidateClass();

    /** What is known about a key, for people. Changes nothing; waits at most a second for the cluster. */
    Explanation explain(K key);

    /** What happened so far in this process. */
    CacheStats stats();

    /** The policy that a key has at present. */
    CachePolicy policy(K key);
}
