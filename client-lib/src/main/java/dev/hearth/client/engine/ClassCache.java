package dev.hearth.client.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hearth.client.CachePolicy;
import dev.hearth.client.Codec;
import dev.hearth.client.coherence.RefreshAhead;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Everything of one class in one process. Keys are natural keys. */
public final class ClassCache<V> {

    /** No value may have more bytes than this when it is unpacked. */
    static final int LARGEST = 512 << 20;

    private static final int SLIDES = 20;

    private final String name;
    private final Loads.Runtime runtime;
    private final Values<V> values;
    private final Local<V> local;
    private final Flights<V> flights = new Flights<>();
    private final Flights<V> refreshes = new Flights<>();
    private final Waiters waiters;
    private final Counters counters = new Counters();
    private final Loads loads;
    private final Reads<V> reads;
    private final Cache<String, Boolean> slid;
    private final HotKeys hot;
    private volatile Policies policies;

    ClassCache(String name, Policies policies, Codec<V> codec, int compressFrom, Shared shared) {
        this.name = name;
        hot = new HotKeys(name);
        this.policies = policies;
        runtime = shared.runtime();
        waiters = shared.waiters();
        values = new Values<>(codec, compressFrom);
        local = new Local<>(name, runtime.link(), runtime.timeline(), policies.newest());
        loads = new Loads(name, runtime, shared.asking(), counters);
        reads = new Reads<>(this, shared.asking(), loads);
        slid = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(
                        Duration.ofMillis(Math.max(1, policies.newest().ttl().toMillis() / SLIDES)))
                .executor(Runnable::run)
                .build();
    }

    /** What the caches of one client have in common. */
    record Shared(Loads.Runtime runtime, Waiters waiters, Asking asking) {}

    /** The class's name. */
    public String name() {
        return name;
    }

    /** What happened. */
    public Counters counters() {
        return counters;
    }

    /** How many copies this process holds. */
    public long localSize() {
        return local.size();
    }

    /** The policies now in force. */
    public Policies policies() {
        return policies;
    }

    /** The policy of one key. */
    public CachePolicy policy(String key) {
        return policies.of(name, key);
    }

    /** The clock that copies are served by. */
    public long nanos() {
        return runtime.timeline().nanos();
    }

    /** A copy in this process that may be served; null: none. Does not allocate. */
    public @Nullable LocalEntry<V> local(String key, long nanos) {
        var entry = local.fresh(key, nanos);
        if (entry != null) {
            counters.localHits.increment();
        }
        hot.read(key);
        return entry;
    }

    /** Refreshes in the background when it is this read's turn. */
    public void maybeRefresh(String key, LocalEntry<V> copy, long nanos, Source<V> source) {
        var policy = policy(key);
        var left = (copy.staleUntil - nanos) / 1_000_000 - policy.staleIfError().toMillis();
        var origin = copy.origin;
        var percent = policy.refreshAheadPercent();
        if (percent > 0
                && RefreshAhead.elects(
                        left,
                        origin.lifeMillis(),
                        origin.loadMillis(),
                        percent,
                        1 - runtime.timeline().random())) {
            reads.refresh(key, source, origin.loadStart());
        }
    }

    /** Reads beyond the local level; null source: only looks. */
    public CompletableFuture<Outcome<V>> read(String key, @Nullable Source<V> source) {
        loads.refuseRecursion(key);
        return reads.get(key, source);
    }

    /** Reads many keys beyond the local level, in their order. */
    public List<CompletableFuture<Outcome<V>>> readAll(List<String> keys, BulkSource<V> source) {
        return reads.getAll(keys, source);
    }

    /** Follows changed policies. */
    public void follow(Policies changed) {
        policies = changed;
        flights.detachAll();
        refreshes.detachAll();
        local.follow(changed.newest());
    }

    void evict(List<String> keys) {
        flights.detach(keys);
        refreshes.detach(keys);
        counters.evictions.add(local.evict(keys));
    }

    void detachAll() {
        flights.detachAll();
        refreshes.detachAll();
    }

    void clear() {
        local.clear();
    }

    /** The client is closed: nobody waits for ever. */
    void close() {
        flights.failAll(new IllegalStateException("the client was closed"));
        refreshes.failAll(new IllegalStateException("the client was closed"));
    }

    void sweep() {
        local.sweep();
        hot.tell(runtime.link(), runtime.timeline());
    }

    /** Keeps a sliding value for its whole TTL again, at most every twentieth of it. */
    void slide(Attachment attachment, String key, CachePolicy policy) {
        if (slid.asMap().putIfAbsent(key, Boolean.TRUE) == null) {
            attachment.session().cells().touch(key, policy.ttl().toMillis());
        }
    }

    Loads.Runtime runtime() {
        return runtime;
    }

    Values<V> values() {
        return values;
    }

    Local<V> local() {
        return local;
    }

    Flights<V> flights() {
        return flights;
    }

    Flights<V> refreshes() {
        return refreshes;
    }

    Waiters waiters() {
        return waiters;
    }

    /** What is stored for a key, and what that means, for people. */
    public CompletableFuture<List<String>> explain(String key) {
        return new Explaining<>(this).explain(key);
    }
}
