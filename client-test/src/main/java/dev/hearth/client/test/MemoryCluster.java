package dev.hearth.client.test;

import dev.hearth.client.Connector;
import dev.hearth.client.cell.Names;
import dev.hearth.client.engine.Timeline;
import dev.hearth.client.port.Endpoint;
import dev.hearth.client.port.ServerException;
import dev.hearth.client.port.ServerException.Remedy;
import dev.hearth.client.port.Session;
import dev.hearth.client.port.SessionListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A primary and a replica in memory. Give {@link #connector} to {@code HearthClient.builder("memory").connector(…)}, with the same
 * timeline. With a {@link VirtualTimeline} everything happens when the test lets time pass; with a {@code SystemTimeline} it runs
 * like a server. Safe for use by many threads.
 */
public final class MemoryCluster {

    private static final int EXPIRE_EVERY = 10;

    private final Timeline timeline;
    private final List<Runnable> resuming = new ArrayList<>();
    private MemoryServer primary;
    private Keyspace replica = new Keyspace();
    private int servers;
    private boolean replicating = true;
    private boolean reachable = true;
    private boolean hanging;
    private boolean fenced;
    private long clockOffset;
    private long slowestMicros = 450;

    /** An empty cluster. */
    public MemoryCluster(Timeline timeline) {
        this.timeline = timeline;
        primary = server(new Keyspace());
        timeline.after(EXPIRE_EVERY, this::expire);
    }

    private MemoryServer server(Keyspace data) {
        return new MemoryServer("memory-" + ++servers, data, () -> timeline.wallMillis() + clockOffset);
    }

    /** Connects a client to this cluster. */
    public Connector connector() {
        return (uri, name, itsTimeline) -> new InMemory();
    }

    /** The endpoint itself. */
    public Endpoint endpoint() {
        return new InMemory();
    }

    /** Publishes a catalog of classes; fields as in {@code docs/protocol.md}. */
    public synchronized void publishCatalog(Map<String, String> fields) {
        primary.data.hashes.put(Names.CATALOG, new HashMap<>(fields));
        primary.sessions.forEach(session -> session.touched(Names.CATALOG));
    }

    /** From now on the replica hears nothing: what is written will be lost by {@link #failOver}. */
    public synchronized void stopReplication() {
        replica = primary.data.copy();
        replicating = false;
    }

    /** The primary dies; the replica, with what it has heard, is the primary from now on. */
    public void failOver() {
        List<MemorySession> ending;
        synchronized (this) {
            var data = replicating ? primary.data.copy() : replica;
            ending = List.copyOf(primary.sessions);
            primary = server(data);
            replicating = true;
        }
        ending.forEach(MemorySession::close);
    }

    /** All connections break, and new ones are refused until {@link #heal}. */
    public void cut() {
        List<MemorySession> ending;
        synchronized (this) {
            reachable = false;
            ending = List.copyOf(primary.sessions);
        }
        ending.forEach(MemorySession::close);
    }

    /** Ends {@link #cut}, {@link #hang} and {@link #fence}. */
    public void heal() {
        List<Runnable> waiting;
        synchronized (this) {
            reachable = true;
            hanging = false;
            fenced = false;
            waiting = List.copyOf(resuming);
            resuming.clear();
        }
        waiting.forEach(timeline::execute);
    }

    /** Nothing is answered any more, and no connection breaks. */
    public synchronized void hang() {
        hanging = true;
    }

    /** The primary accepts no writes any more: it has lost its replicas. */
    public synchronized void fence() {
        fenced = true;
    }

    /** On virtual time: how long a request or a reply travels at most; 450 µs unless set, never below 50 µs. */
    public synchronized void latency(long atMostMicros) {
        slowestMicros = atMostMicros;
    }

    /** The primary's clock jumps. */
    public synchronized void stepClock(long millis) {
        clockOffset += millis;
    }

    /** Empties the primary. */
    public synchronized void flush() {
        primary.flush();
    }

    /** Stores a value that is not of the protocol; null: one that is not even a string. */
    public synchronized void storeForeign(String key, @Nullable String value) {
        primary.foreign(key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes stored under a key; none: nothing is. */
    public synchronized byte[] stored(String key) {
        return primary.get(key);
    }

    /** Milliseconds a key has left; -1: for ever, -2: it is not there. */
    public synchronized long ttl(String key) {
        return primary.ttl(key);
    }

    /** How many invalidations are in the log. */
    public synchronized int logged() {
        return primary.data.log.size();
    }

    /** What clients have told of their reads of a class in these ten minutes, by key. */
    public synchronized Map<String, Long> reads(String cacheClass) {
        var told = new HashMap<String, Long>();
        primary.fields(Names.hot(cacheClass, timeline.wallMillis()))
                .forEach((key, count) -> told.put(key, Long.parseLong(count)));
        return told;
    }

    Timeline timeline() {
        return timeline;
    }

    synchronized boolean hanging() {
        return hanging;
    }

    synchronized void whenResumed(Runnable task) {
        resuming.add(task);
    }

    /** Why a write is refused; null: it is not. */
    @Nullable
    ServerException refusal(MemoryServer server) {
        if (server != primary) {
            return new ServerException(Remedy.ELSEWHERE, "READONLY no primary any more", null);
        }
        return fenced ? new ServerException(Remedy.LATER, "NOREPLICAS not enough good replicas to write", null) : null;
    }

    /** Runs a task a while later, and not before another one; returns when. */
    long travel(long notBefore, Runnable task) {
        if (timeline instanceof VirtualTimeline virtual) {
            var at = Math.max(
                    notBefore,
                    virtual.nanos() / 1_000 + 50 + (long) (virtual.random() * Math.max(0, slowestMicros - 50)));
            virtual.afterMicros(at - virtual.nanos() / 1_000, task);
            return at;
        }
        timeline.execute(task);
        return notBefore;
    }

    private void expire() {
        synchronized (this) {
            primary.expireAll();
        }
        timeline.after(EXPIRE_EVERY, this::expire);
    }

    /** Leads to whoever is the primary. */
    private final class InMemory implements Endpoint {

        @Override
        public CompletionStage<Session> open(SessionListener listener) {
            var result = new CompletableFuture<Session>();
            travel(0, () -> {
                MemorySession session = null;
                synchronized (MemoryCluster.this) {
                    if (reachable && !hanging) {
                        session = new MemorySession(MemoryCluster.this, primary, listener);
                        primary.sessions.add(session);
                    }
                }
                if (session != null) {
                    result.complete(session);
                } else {
                    result.completeExceptionally(
                            new ServerException(Remedy.RECONNECT, "the cluster in memory is cut off", null));
                }
            });
            return result;
        }

        @Override
        public String address() {
            return "memory";
        }

        @Override
        public void close() {
            // The cluster belongs to the test.
        }
    }
}
