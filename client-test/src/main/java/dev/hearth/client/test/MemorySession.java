package dev.hearth.client.test;

import dev.hearth.client.port.Acquired;
import dev.hearth.client.port.Cells;
import dev.hearth.client.port.ClockProposal;
import dev.hearth.client.port.ClockRecord;
import dev.hearth.client.port.Filled;
import dev.hearth.client.port.Gate;
import dev.hearth.client.port.Journal;
import dev.hearth.client.port.KeyReads;
import dev.hearth.client.port.LeaseRequest;
import dev.hearth.client.port.LogEntry;
import dev.hearth.client.port.ServerException;
import dev.hearth.client.port.ServerException.Remedy;
import dev.hearth.client.port.Session;
import dev.hearth.client.port.SessionListener;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Connections of one client to one server in memory. */
final class MemorySession implements Session, Cells, Journal, Gate {

    private final MemoryCluster cluster;
    private final MemoryServer server;
    private final SessionListener listener;
    private final Lane watch;
    private final Lane commands;
    private final Set<String> armed = new HashSet<>();
    private final Set<CompletableFuture<?>> outstanding = new HashSet<>();
    private boolean ended;

    MemorySession(MemoryCluster cluster, MemoryServer server, SessionListener listener) {
        this.cluster = cluster;
        this.server = server;
        this.listener = listener;
        watch = new Lane(cluster);
        commands = new Lane(cluster);
    }

    MemoryServer server() {
        return server;
    }

    /** A change of a key; told once until the key is read again. */
    void touched(String key) {
        if (armed.remove(key)) {
            watch.deliver(() -> {
                if (!ended) {
                    listener.changed(List.of(key));
                }
            });
        }
    }

    void flushed() {
        armed.clear();
        watch.deliver(() -> {
            if (!ended) {
                listener.flushed();
            }
        });
    }

    private <T> CompletionStage<T> run(Lane lane, boolean writes, Function<MemoryServer, T> work) {
        var result = new CompletableFuture<T>();
        synchronized (cluster) {
            if (ended) {
                return CompletableFuture.failedFuture(gone());
            }
            outstanding.add(result);
        }
        lane.send(() -> {
            T value = null;
            ServerException refusal = null;
            synchronized (cluster) {
                if (ended) {
                    return;
                }
                refusal = writes ? cluster.refusal(server) : null;
                if (refusal == null) {
                    value = work.apply(server);
                }
            }
            complete(lane, result, value, refusal);
        });
        return result;
    }

    private <T> void complete(
            Lane lane, CompletableFuture<T> result, @Nullable T value, @Nullable ServerException refusal) {
        lane.deliver(() -> {
            synchronized (cluster) {
                outstanding.remove(result);
            }
            if (refusal != null) {
                result.completeExceptionally(refusal);
            } else {
                result.complete(value);
            }
        });
    }

    private static ServerException gone() {
        return new ServerException(Remedy.RECONNECT, "the connection is gone", null);
    }

    private <T> CompletionStage<T> armed(String key, Function<MemoryServer, T> work) {
        return run(watch, false, on -> {
            armed.add(key);
            return work.apply(on);
        });
    }

    @Override
    public String runId() {
        return server.runId;
    }

    @Override
    public Cells cells() {
        return this;
    }

    @Override
    public Journal journal() {
        return this;
    }

    @Override
    public Gate gate() {
        return this;
    }

    @Override
    public CompletionStage<byte[]> get(String key) {
        return run(commands, false, on -> on.get(key));
    }

    @Override
    public CompletionStage<List<byte[]>> getAll(List<String> keys) {
        return run(commands, false, on -> keys.stream().map(on::get).toList());
    }

    @Override
    public CompletionStage<Acquired> acquire(String key, LeaseRequest request) {
        return run(commands, true, on -> on.acquire(key, request));
    }

    @Override
    public CompletionStage<Filled> fill(String key, long token, long px, byte[] cell) {
        return run(commands, true, on -> on.fill(key, token, px, cell));
    }

    @Override
    public CompletionStage<Boolean> release(String key, long token, long px, byte @Nullable [] note) {
        return run(commands, true, on -> on.release(key, token, px, note));
    }

    @Override
    public CompletionStage<Boolean> extend(String key, long token, long millis) {
        return run(commands, true, on -> on.extend(key, token, millis));
    }

    @Override
    public CompletionStage<Boolean> touch(String key, long px) {
        return run(commands, true, on -> on.touch(key, px));
    }

    @Override
    public CompletionStage<Void> countReads(String bucket, List<KeyReads> reads) {
        return run(commands, true, on -> {
                    on.countReads(bucket, reads);
                    return true;
                })
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<byte[]> watch(String key) {
        return armed(key, on -> on.get(key));
    }

    @Override
    public CompletionStage<Map<String, String>> fields(String key) {
        return armed(key, on -> on.fields(key));
    }

    @Override
    public CompletionStage<List<LogEntry>> read(String log, String from, int count) {
        return armed(log, on -> on.read(from, count));
    }

    @Override
    public CompletionStage<List<LogEntry>> newest(String log, int count) {
        return armed(log, on -> on.newest(count));
    }

    @Override
    public CompletionStage<Invalidated> invalidate(Invalidation invalidation) {
        return run(watch, true, on -> on.invalidate(invalidation));
    }

    @Override
    public CompletionStage<Optional<String>> put(Put put) {
        return run(watch, true, on -> on.put(put));
    }

    @Override
    public CompletionStage<Written> write(String key, byte[] cell, Entry entry) {
        return run(watch, true, on -> on.write(key, cell, entry));
    }

    @Override
    public CompletionStage<String> raise(String name, long at, Entry entry) {
        return run(watch, true, on -> on.raise(name, at, entry));
    }

    @Override
    public CompletionStage<Void> probe() {
        return run(watch, true, on -> true).thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Long> time() {
        return run(watch, false, MemoryServer::now);
    }

    @Override
    public CompletionStage<ClockRecord> clock(ClockProposal proposal) {
        return run(watch, false, on -> on.clock(proposal));
    }

    @Override
    public CompletionStage<Permits> take(String source, int rate, int burst, int wanted) {
        return run(commands, true, on -> on.take(source, rate, burst, wanted));
    }

    @Override
    public void close() {
        List<CompletableFuture<?>> failing;
        synchronized (cluster) {
            if (ended) {
                return;
            }
            ended = true;
            server.sessions.remove(this);
            failing = List.copyOf(outstanding);
            outstanding.clear();
        }
        cluster.timeline().execute(() -> {
            failing.forEach(waiting -> waiting.completeExceptionally(gone()));
            listener.closed();
        });
    }
}
