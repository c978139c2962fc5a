package dev.hearth.operator.engine;

import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.observe.NodeErrorException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.output.MapOutput;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An established connection to one cache server. Everything goes out in the order of the calls and is answered in that
 * order. Thread-safe; never blocks.
 */
final class NodeConnection {

    private final StatefulRedisConnection<String, String> connection;
    private final AtomicBoolean gone = new AtomicBoolean();
    private @Nullable CompletableFuture<?> blind;
    private volatile @Nullable String runId;

    NodeConnection(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
    }

    /** Asks the server not to drop this connection when clients use too much memory; does not mind a refusal. */
    void introduce() {
        pipeline(List.of(List.of("CLIENT", "NO-EVICT", "on")));
    }

    CompletionStage<NodeAnswer> ask(NodeQuestion question) {
        var info = new AsyncCommand<>(command(question.info(), new StatusOutput<>(StringCodec.UTF8)));
        var settings = new AsyncCommand<>(command(question.settings(), new MapOutput<>(StringCodec.UTF8)));
        var marker = new AsyncCommand<>(command(question.marker(), new IntegerOutput<>(StringCodec.UTF8)));
        connection.dispatch(List.of(info, settings, marker));
        return info.thenCombine(settings, Facts::new)
                .thenCombine(
                        marker.handle(NodeConnection::epoch),
                        (facts, epoch) -> AnswerReader.read(InfoReply.parse(facts.info), facts.settings, epoch))
                .thenApply(this::remember);
    }

    /** The run id of the process at the other end, which is the same one for as long as the connection lives. */
    CompletionStage<String> process() {
        var known = runId;
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        var info = new AsyncCommand<>(command(List.of("INFO", "server"), new StatusOutput<>(StringCodec.UTF8)));
        connection.dispatch(List.of(info));
        return info.thenApply(text -> InfoReply.parse(text).required("run_id"));
    }

    /**
     * Sends command lines as one pipeline.
     *
     * @return one stage a line, in order; each completes exceptionally when the server refuses that line
     */
    List<CompletableFuture<?>> pipeline(List<List<String>> lines) {
        var commands = new ArrayList<AsyncCommand<String, String, String>>();
        for (var line : lines) {
            commands.add(new AsyncCommand<>(command(line, new IgnoredReply())));
        }
        connection.dispatch(commands);
        return List.copyOf(commands);
    }

    /**
     * Sends lines without waiting, once: while earlier ones are unanswered they wait in the server's socket already, and
     * more of them would only fill it.
     */
    synchronized void pipelineBlindly(List<List<String>> lines) {
        if (blind == null || blind.isDone()) {
            blind = CompletableFuture.allOf(pipeline(lines).toArray(CompletableFuture[]::new));
        }
    }

    /**
     * Sends a line that the server never answers when it accepts it. {@code ROLE} goes out in the same write, and its reply
     * ends the exchange; an error cannot be told apart from one to the silent line, after which replies would be off by
     * one, so it closes the connection.
     */
    void sendUnanswered(List<String> line) {
        var role = new AsyncCommand<>(new SilentPrefix(line, List.of("ROLE")));
        role.whenComplete((reply, error) -> {
            if (error instanceof RedisCommandExecutionException) {
                connection.closeAsync();
            }
        });
        connection.dispatch(role);
    }

    /**
     * Closes it and ends what was asked with an error. Also for one that the server closed, since the client remembers each
     * connection until it is closed from this side.
     *
     * @return true once: for the first who learns that it ended
     */
    boolean end() {
        var first = leave();
        if (first) {
            connection.closeAsync();
        }
        return first;
    }

    /** From now on its end is no news. */
    boolean leave() {
        return !gone.getAndSet(true);
    }

    private NodeAnswer remember(NodeAnswer answer) {
        runId = answer.runId();
        return answer;
    }

    private static OptionalLong epoch(@Nullable Long marker, @Nullable Throwable error) {
        if (marker != null) {
            return OptionalLong.of(marker);
        }
        var cause = error == null ? new IllegalStateException("no reply") : cause(error);
        if (!(cause instanceof RedisCommandExecutionException)) {
            throw new CompletionException(cause);
        }
        var text = ServerErrors.text(cause);
        if (text.contains("Function not found") || text.startsWith("LOADING")) {
            return OptionalLong.empty();
        }
        // A marker that cannot be read is not a missing one: who took it for missing might choose an older data set.
        throw new NodeErrorException("cannot read the epoch marker: " + text);
    }

    private static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    private static <T> Command<String, String, T> command(List<String> line, CommandOutput<String, String, T> output) {
        return new Command<>(new ServerWord(line.getFirst()), output, arguments(line));
    }

    static CommandArgs<String, String> arguments(List<String> line) {
        var arguments = new CommandArgs<>(StringCodec.UTF8);
        line.stream().skip(1).forEach(arguments::add);
        return arguments;
    }

    private record Facts(String info, Map<String, String> settings) {}
}
