package dev.hearth.operator.engine;

import dev.hearth.operator.act.CommandFailedException;
import dev.hearth.operator.act.NodeCommander;
import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeCommand;
import io.lettuce.core.RedisCommandExecutionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Sends commands over the connections that the probe uses too, so that a question asked after a command is answered after
 * it. Blocks the caller for at most one second.
 */
public final class LettuceNodeCommander implements NodeCommander {

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private final NodeConnections connections;
    private final NodeCredentials credentials;
    private final BlindMailbox mailbox;
    private final LongSupplier nanos;

    /**
     * @param connections shared with the probe
     * @param credentials the logins of replicas at their primaries, and for the mailbox the operator's own
     * @param nanos a monotonic clock, such as {@code System::nanoTime}
     */
    public LettuceNodeCommander(NodeConnections connections, NodeCredentials credentials, LongSupplier nanos) {
        this.connections = connections;
        this.credentials = credentials;
        this.mailbox = new BlindMailbox(credentials);
        this.nanos = nanos;
    }

    @Override
    public void send(NodeCommand command, NodeAddress at) throws CommandFailedException {
        var lines = ServerCommands.of(command, credentials.replication(command.node()));
        switch (command) {
            case NodeCommand.CloseBlindly close ->
                connections
                        .established(at)
                        .ifPresentOrElse(
                                connection -> connection.pipelineBlindly(lines), () -> mailbox.post(at, lines));
            case NodeCommand.PromptAck prompt ->
                connections.established(at).ifPresent(connection -> connection.sendUnanswered(lines.getFirst()));
            default -> {
                var deadline = nanos.getAsLong() + DEADLINE.toNanos();
                var connection = connect(at, deadline);
                if (command instanceof NodeCommand.Promote promote) {
                    requireProcess(connection, promote, deadline);
                }
                await(connection.pipeline(lines), lines, deadline);
            }
        }
    }

    /** Another process at the same address may have lost its data; on this connection it cannot change anymore. */
    private void requireProcess(NodeConnection connection, NodeCommand.Promote promote, long deadline)
            throws CommandFailedException {
        try {
            var found = connection.process().toCompletableFuture().get(remaining(deadline), TimeUnit.NANOSECONDS);
            if (!found.equals(promote.runId())) {
                throw new CommandFailedException(
                        "not promoted: process " + found + " answers at "
                                + promote.node().pod() + ", chosen was " + promote.runId(),
                        true);
            }
        } catch (ExecutionException e) {
            throw notPromoted(ServerErrors.text(e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            throw notPromoted("no reply within " + DEADLINE.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notPromoted("interrupted");
        }
    }

    private static CommandFailedException notPromoted(String why) {
        return new CommandFailedException("not promoted, the process did not tell its run id: " + why, true);
    }

    private NodeConnection connect(NodeAddress at, long deadline) throws CommandFailedException {
        try {
            return connections.getUrgently(at).get(remaining(deadline), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw notSent(at, ServerErrors.text(e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            throw notSent(at, "no connection within " + DEADLINE.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notSent(at, "interrupted");
        }
    }

    private static CommandFailedException notSent(NodeAddress at, String why) {
        return new CommandFailedException("not sent to " + at.node().pod() + ": " + why, true);
    }

    private void await(List<CompletableFuture<?>> replies, List<List<String>> lines, long deadline)
            throws CommandFailedException {
        for (var i = 0; i < replies.size(); i++) {
            var name = name(lines.get(i));
            try {
                replies.get(i).get(remaining(deadline), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                var cause = e.getCause() == null ? e : e.getCause();
                var message = name + ": " + ServerErrors.text(cause);
                throw cause instanceof RedisCommandExecutionException
                        ? CommandFailedException.refused(message)
                        : new CommandFailedException(message, false);
            } catch (TimeoutException e) {
                throw new CommandFailedException(name + ": no reply within " + DEADLINE.toMillis() + " ms", false);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailedException(name + ": interrupted while waiting for the reply", false);
            }
        }
    }

    /** The command without values: those may be secrets. */
    private static String name(List<String> line) {
        return String.join(" ", line.subList(0, Math.min(line.size(), "CONFIG".equals(line.getFirst()) ? 3 : 2)));
    }

    private long remaining(long deadline) {
        return Math.max(0, deadline - nanos.getAsLong());
    }

    boolean mailboxEmpty() {
        return mailbox.empty();
    }

    /** Closes the shared connections. */
    @Override
    public void close() {
        connections.close();
    }
}
