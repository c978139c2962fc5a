package dev.hearth.client.engine;

import dev.hearth.client.Codec;
import dev.hearth.client.coherence.Barriers;
import dev.hearth.client.port.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** All caches of one client, and the link below them. */
public final class Caches implements LinkListener, AutoCloseable {

    private static final long SWEEP_EVERY = 30_000;

    private final Timeline timeline;
    private final Endpoint endpoint;
    private final Link link;
    private final Asking asking;
    private final Writes writes;
    private final Waiters waiters = new Waiters();
    private final Loads.Runtime runtime;
    private final Map<String, ClassCache<?>> byName = new ConcurrentHashMap<>();
    private final Consumer<Map<String, String>> catalog;
    private volatile boolean closed;

    /**
     * What a client is made of.
     *
     * @param endpoint the primary
     * @param timeline ends with the client
     * @param loaders runs loaders
     * @param node unique, 8 hexadecimal digits
     * @param peers over how many processes a source's rate is shared while the cluster is away
     * @param doubtMillis how long copies are served without a sign of life from the cluster
     */
    public record Parts(
            Endpoint endpoint, Timeline timeline, Executor loaders, String node, int peers, long doubtMillis) {}

    /** @param catalog told the catalog each time it is read, on the timeline's thread */
    public Caches(Parts parts, Consumer<Map<String, String>> catalog) {
        this.catalog = catalog;
        timeline = parts.timeline();
        endpoint = parts.endpoint();
        link = new Link(parts.endpoint(), timeline, this, parts.node(), parts.doubtMillis());
        var deadlines = new Deadlines(timeline);
        asking = new Asking(link, timeline, deadlines);
        writes = new Writes(link, timeline, parts.node());
        runtime = new Loads.Runtime(link, timeline, deadlines, parts.loaders(), parts.node(), parts.peers());
    }

    /** Connects. */
    public void start() {
        link.start();
        timeline.after(SWEEP_EVERY, this::sweep);
    }

    /** A cache of a class that has none yet. */
    public <V> Handle<V> open(String name, Policies policies, Codec<V> codec, int compressFrom) {
        var cache =
                new ClassCache<V>(name, policies, codec, compressFrom, new ClassCache.Shared(runtime, waiters, asking));
        if (byName.putIfAbsent(name, cache) != null) {
            throw new IllegalStateException("class " + name + " has a cache in this client already: share it");
        }
        return new Handle<>(cache, writes, new Puts<>(cache, writes, asking));
    }

    /** Changes the policies of an open class. */
    public void follow(String name, Policies policies) {
        var cache = byName.get(name);
        if (cache != null) {
            cache.follow(policies);
        }
    }

    /** The link, for looking at it. */
    public Link link() {
        return link;
    }

    @Override
    public void evict(List<String> keys) {
        for (var cache : byName.values()) {
            cache.evict(keys);
        }
    }

    @Override
    public void detachAll() {
        byName.values().forEach(ClassCache::detachAll);
    }

    @Override
    public void clear() {
        byName.values().forEach(ClassCache::clear);
    }

    @Override
    public void wake(String key) {
        waiters.wake(key);
    }

    @Override
    public void catalog(Map<String, String> fields) {
        catalog.accept(fields);
    }

    @Override
    public List<String> classBarriers() {
        return byName.keySet().stream().map(Barriers::ofClass).toList();
    }

    private void sweep() {
        if (!closed) {
            byName.values().forEach(ClassCache::sweep);
            timeline.after(SWEEP_EVERY, this::sweep);
        }
    }

    @Override
    public void close() {
        closed = true;
        link.close();
        writes.close();
        byName.values().forEach(ClassCache::close);
        timeline.execute(() -> {
            endpoint.close();
            timeline.close();
        });
    }
}
