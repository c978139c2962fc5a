package dev.hearth.client.internal.lettuce;

import dev.hearth.client.port.ServerException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One connection. Commands are sent, and their replies are handed on, by one executor, so that nothing overtakes. */
final class Wire {

    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final Executor thread;

    /** @param thread {@code Runnable::run}: whoever calls sends, and the network's thread hands replies on */
    Wire(StatefulRedisConnection<byte[], byte[]> connection, Executor thread) {
        this.connection = connection;
        this.thread = thread;
    }

    StatefulRedisConnection<byte[], byte[]> connection() {
        return connection;
    }

    CompletionStage<byte[]> get(String key) {
        return run(() -> connection
                .async()
                .dispatch(
                        CommandType.GET,
                        new BytesOutput(),
                        new CommandArgs<>(ByteArrayCodec.INSTANCE).add(bytes(key))));
    }

    /** Replies that are no array come as the only element of a list. */
    CompletionStage<Reply> call(CommandType command, Object... arguments) {
        return run(() -> dispatch(command, arguments));
    }

    CompletionStage<Reply> script(Script script, List<String> keys, Object... arguments) {
        return run(() -> {
            var known = evaluate(CommandType.EVALSHA, script.digest(), keys, arguments);
            return known.<CompletionStage<Reply>>handle((reply, error) -> {
                        if (error == null) {
                            return CompletableFuture.completedFuture(reply);
                        }
                        // A promoted replica knows no scripts.
                        return unwrapped(error) instanceof RedisNoScriptException
                                ? evaluate(CommandType.EVAL, script.text(), keys, arguments)
                                : CompletableFuture.failedFuture(error);
                    })
                    .thenCompose(reply -> reply);
        });
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private CompletionStage<Reply> evaluate(CommandType command, byte[] what, List<String> keys, Object... arguments) {
        var all = new Object[2 + keys.size() + arguments.length];
        all[0] = what;
        all[1] = keys.size();
        for (var i = 0; i < keys.size(); i++) {
            all[2 + i] = keys.get(i);
        }
        System.arraycopy(arguments, 0, all, 2 + keys.size(), arguments.length);
        return dispatch(command, all);
    }

    private CompletionStage<Reply> dispatch(ProtocolKeyword command, Object... arguments) {
        var args = new CommandArgs<>(ByteArrayCodec.INSTANCE);
        for (var argument : arguments) {
            args.add(argument instanceof byte[] b ? b : bytes(argument.toString()));
        }
        return connection.async().dispatch(command, new ReplyOutput(), args);
    }

    private <T> CompletionStage<T> run(Sending<T> sending) {
        var result = new CompletableFuture<T>();
        try {
            thread.execute(() -> {
                try {
                    sending.send().whenComplete((reply, error) -> handOn(result, reply, error));
                } catch (RuntimeException e) {
                    result.completeExceptionally(ServerErrors.translate(e));
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(gone(e));
        }
        return result;
    }

    private <T> void handOn(CompletableFuture<T> result, T reply, @Nullable Throwable error) {
        try {
            // Always through the executor, also when the reply is already there: a push before it waits in the same
            // queue.
            thread.execute(() -> {
                if (error == null) {
                    result.complete(reply);
                } else {
                    result.completeExceptionally(ServerErrors.translate(unwrapped(error)));
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(gone(e));
        }
    }

    private static ServerException gone(RejectedExecutionException e) {
        return new ServerException(ServerException.Remedy.RECONNECT, "the client is closed", e);
    }

    private static Throwable unwrapped(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    /** Sends one command. */
    private interface Sending<T> {
        CompletionStage<T> send();
    }
}
