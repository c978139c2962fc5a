package dev.hearth.client;

import dev.hearth.client.catalog.Catalog;
import dev.hearth.client.catalog.Owners;
import dev.hearth.client.engine.Caches;
import dev.hearth.client.engine.Policies;
import dev.hearth.client.engine.SystemTimeline;
import dev.hearth.client.engine.Timeline;
import dev.hearth.client.internal.lettuce.LettuceEndpoint;
import dev.hearth.client.port.Endpoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program's connection to one cache cluster. One per program and cluster is enough. Opening never waits: as long as the cluster
 * does not answer, reads go to their sources. Safe for use by many threads.
 */
public final class HearthClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HearthClient.class);

    private final Caches caches;
    private final Executor executor;
    private final @Nullable ExecutorService owned;
    private final Map<String, CachePolicy> inCode;
    private final CountDownLatch attached = new CountDownLatch(1);
    private final Object lock = new Object();
    private final Map<String, Boolean> open = new HashMap<>();
    private final int compressFrom;
    private volatile Catalog catalog = Catalog.NONE;
    private volatile Owners owners;

    private HearthClient(Builder settings, Connection connection) {
        inCode = Map.copyOf(settings.policies);
        compressFrom = settings.compressFrom;
        owners = ownersInCode();
        if (settings.executor == null) {
            var threads = LoaderThreads.create();
            owned = threads;
            executor = threads;
        } else {
            owned = null;
            executor = settings.executor;
        }
        caches = new Caches(
                new Caches.Parts(
                        connection.endpoint(),
                        connection.timeline(),
                        executor,
                        connection.node(),
                        settings.peers,
                        settings.doubtBudget.toMillis()),
                fields -> catalog(Catalog.parse(fields)));
        caches.link().onAttached(attached::countDown);
        caches.start();
    }

    /** What a client talks through. */
    private record Connection(Endpoint endpoint, Timeline timeline, String node) {}

    /**
     * A client for the cluster at this address.
     *
     * @param uri {@code redis://user:password@web-primary:6379}, {@code rediss://…} for TLS; the connection Secret of a cluster
     *     holds it
     */
    public static Builder builder(String uri) {
        return new Builder(uri);
    }

    /** The cache of a class whose keys are the natural keys themselves. One per class and client. */
    public <V> HearthCache<String, V> cache(String cacheClass, Codec<V> codec) {
        return cache(cacheClass, Function.identity(), codec);
    }

    /**
     * The cache of a class.
     *
     * @param naming makes the natural key of a key, such as {@code product:123}; always the same, different for different keys
     * @throws IllegalStateException this client has a cache of the class already
     */
    public <K, V> HearthCache<K, V> cache(String cacheClass, Function<? super K, String> naming, Codec<V> codec) {
        synchronized (lock) {
            var handle = caches.open(cacheClass, policies(cacheClass), codec, compressFrom);
            open.put(cacheClass, true);
            return new TwoLevelCache<>(handle, naming, executor, () -> owners);
        }
    }

    /**
     * Waits until the cluster has answered for the first time. Not needed for correctness.
     *
     * @return false: it has not in this time
     */
    public boolean awaitConnected(Duration atMost) throws InterruptedException {
        return attached.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the cluster answers at present. */
    public boolean connected() {
        return caches.link().attachment() != null && !caches.link().breaker().isOpen();
    }

    /** Ends all connections and threads of the client. Reads go to their sources from then on; writes fail. */
    @Override
    public void close() {
        caches.close();
        if (owned != null) {
            owned.shutdown();
        }
    }

    private void catalog(Catalog read) {
        synchronized (lock) {
            if (read.equals(catalog)
                    || (!read.version().isEmpty() && read.version().equals(catalog.version()))) {
                return;
            }
            LOG.info("following catalog {}", read.version().isEmpty() ? "(none)" : read.version());
            catalog = read;
            owners = read.classes().isEmpty() ? ownersInCode() : read.owners();
            open.keySet().forEach(name -> caches.follow(name, policies(name)));
        }
    }

    private Owners ownersInCode() {
        var patterns = new HashMap<String, List<String>>();
        inCode.forEach((name, policy) -> patterns.put(name, policy.keyPatterns()));
        return Owners.of(patterns);
    }

    /** The catalog's policy, or else the program's, or else none: then nothing is cached until the catalog names the class. */
    private Policies policies(String cacheClass) {
        var published = catalog.classes().get(cacheClass);
        if (published != null) {
            return new Policies(published.newest(), published.stable().orElse(null));
        }
        var own = inCode.get(cacheClass);
        if (own != null) {
            return Policies.of(own);
        }
        LOG.warn("class {} is neither in the catalog nor given in code: it is not cached until it is", cacheClass);
        return Policies.of(
                CachePolicy.of(Profile.HOT_KEYS).mode(CachePolicy.Mode.BYPASS).build());
    }

    /** Settings of a client. Not safe for use by many threads. */
    public static final class Builder {

        private final String uri;
        private final Map<String, CachePolicy> policies = new HashMap<>();
        private @Nullable Executor executor;
        private Duration doubtBudget = Duration.ofSeconds(2);
        private int peers = 4;
        private int compressFrom = 16 * 1_024;
        private Connector connector = LettuceEndpoint::new;
        private @Nullable Timeline timeline;

        private Builder(String uri) {
            this.uri = uri;
        }

        /** The policy of a class as long as the cluster's catalog does not have one. */
        public Builder policy(String cacheClass, CachePolicy policy) {
            policies.put(cacheClass, policy);
            return this;
        }

        /**
         * What runs loaders and the dependents of futures. Unset: daemon threads, up to 64, which end when idle. An executor of
         * virtual threads is fine. Not shut down with the client.
         */
        public Builder executor(Executor value) {
            executor = value;
            return this;
        }

        /** How long copies in this process are served without a sign of life from the cluster; 2 s unless set. */
        public Builder doubtBudget(Duration value) {
            doubtBudget = value;
            return this;
        }

        /** How many processes share a source's rate while the cluster cannot count; 4 unless set. Too many is the safe side. */
        public Builder peers(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("peers must be 1 or more, not " + value);
            }
            peers = value;
            return this;
        }

        /** Payloads of so many bytes and more are compressed if that makes them smaller; 16 KiB unless set. */
        public Builder compressFrom(int bytes) {
            compressFrom = bytes;
            return this;
        }

        /** Connects to something else than a server; for tests and other kinds of servers. */
        public Builder connector(Connector value) {
            connector = value;
            return this;
        }

        /** Runs the client on another clock; for tests. It is closed with the client. */
        public Builder timeline(Timeline value) {
            timeline = value;
            return this;
        }

        /** Opens the client and begins to connect. */
        public HearthClient build() {
            var node = String.format("%08x", ThreadLocalRandom.current().nextInt());
            var time = timeline == null ? new SystemTimeline("hearth-" + node) : timeline;
            var endpoint = connector.connect(uri, "hearth-" + node, time);
            return new HearthClient(this, new Connection(endpoint, time, node));
        }
    }
}
