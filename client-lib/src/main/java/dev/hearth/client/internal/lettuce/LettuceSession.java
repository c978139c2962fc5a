package dev.hearth.client.internal.lettuce;

import dev.hearth.client.port.Cells;
import dev.hearth.client.port.Gate;
import dev.hearth.client.port.Journal;
import dev.hearth.client.port.ServerException;
import dev.hearth.client.port.Session;
import dev.hearth.client.port.SessionListener;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.push.PushMessage;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Two connections to one process: one for commands, one that watches. */
final class LettuceSession implements Session {

    private final Wire watch;
    private final StatefulRedisConnection<byte[], byte[]> commands;
    private final LettuceCells cells;
    private final LettuceJournal journal;
    private final LettuceGate gate;
    private final SessionListener listener;
    private final Executor thread;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile String runId = "";

    private LettuceSession(
            StatefulRedisConnection<byte[], byte[]> watch,
            StatefulRedisConnection<byte[], byte[]> commands,
            SessionListener listener,
            Executor thread) {
        this.watch = new Wire(watch, thread);
        this.commands = commands;
        this.listener = listener;
        this.thread = thread;
        var direct = new Wire(commands, Runnable::run);
        cells = new LettuceCells(direct);
        gate = new LettuceGate(direct);
        journal = new LettuceJournal(this.watch);
    }

    /** Turns tracking on and makes sure that both connections reach the same process; else both are closed. */
    static CompletionStage<LettuceSession> begin(
            StatefulRedisConnection<byte[], byte[]> watch,
            StatefulRedisConnection<byte[], byte[]> commands,
            SessionListener listener,
            Executor thread) {
        var session = new LettuceSession(watch, commands, listener, thread);
        session.listen();
        return session.watch
                .call(CommandType.CLIENT, "TRACKING", "ON")
                .thenCompose(on -> runId(session.watch))
                .thenCombine(runId(new Wire(commands, Runnable::run)), (mine, other) -> {
                    if (!mine.equals(other)) {
                        throw new ServerException(
                                ServerException.Remedy.RECONNECT,
                                "two connections to one address reached two servers",
                                null);
                    }
                    session.runId = mine;
                    return session;
                })
                .whenComplete((begun, error) -> {
                    if (error != null) {
                        session.close();
                    }
                });
    }

    private static CompletionStage<String> runId(Wire wire) {
        return wire.call(CommandType.INFO, "server")
                .thenApply(reply -> reply.text(0)
                        .lines()
                        .filter(line -> line.startsWith("run_id:"))
                        .map(line -> line.substring("run_id:".length()).trim())
                        .findFirst()
                        .orElse(""));
    }

    private void listen() {
        watch.connection().addListener(this::pushed);
        var end = new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
                close();
            }
        };
        watch.connection().addListener(end);
        commands.addListener(end);
    }

    private void pushed(PushMessage message) {
        if (!message.getType().equals("invalidate")) {
            return;
        }
        var content = message.getContent(StringCodec.UTF8::decodeKey);
        if (content.size() > 1 && content.get(1) instanceof List<?> named) {
            var keys = new ArrayList<String>(named.size());
            named.forEach(key -> keys.add(String.valueOf(key)));
            tell(() -> listener.changed(keys));
        } else {
            tell(listener::flushed);
        }
    }

    private void tell(Runnable news) {
        try {
            thread.execute(news);
        } catch (RejectedExecutionException e) {
            // The client is closed: nobody listens any more.
        }
    }

    @Override
    public String runId() {
        return runId;
    }

    @Override
    public Cells cells() {
        return cells;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Gate gate() {
        return gate;
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            watch.connection().closeAsync();
            commands.closeAsync();
            tell(listener::closed);
        }
    }
}
