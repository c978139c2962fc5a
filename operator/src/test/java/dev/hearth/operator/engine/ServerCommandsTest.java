package dev.hearth.operator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.NodeId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The order within a pipeline is what makes it safe: the fence is set before the role changes, a pause ends last. */
class ServerCommandsTest {

    private static final NodeId NODE = new NodeId("shop", "web-s0-0", "uid");
    private static final NodeAddress PRIMARY = new NodeAddress(new NodeId("shop", "web-s0-1", "u"), "10.0.0.7", 6379);
    private static final Reason WHY = Reason.SWITCHOVER_IN_PROGRESS;

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(new NodeCommand.Freeze(NODE, WHY), "REPLICAOF 127.0.0.1 0"),
                Arguments.of(
                        new NodeCommand.CloseBlindly(NODE, WHY),
                        "CONFIG SET min-replicas-to-write 1000; CLIENT KILL TYPE normal SKIPME yes"),
                Arguments.of(
                        new NodeCommand.PauseAndClose(NODE, 2000, WHY),
                        "CLIENT PAUSE 2000 WRITE; CONFIG SET min-replicas-to-write 1000"),
                Arguments.of(
                        new NodeCommand.Reopen(NODE, 1, WHY), "CONFIG SET min-replicas-to-write 1; CLIENT UNPAUSE"),
                Arguments.of(
                        new NodeCommand.Promote(NODE, "run", 1, WHY),
                        "CONFIG SET min-replicas-to-write 1; REPLICAOF NO ONE"),
                Arguments.of(new NodeCommand.Follow(NODE, PRIMARY, WHY), "REPLICAOF 10.0.0.7 6379"),
                Arguments.of(
                        new NodeCommand.Dismiss(NODE, WHY),
                        "CLIENT KILL TYPE normal SKIPME yes; CLIENT KILL TYPE pubsub; CLIENT UNPAUSE"),
                Arguments.of(new NodeCommand.SetFence(NODE, 0, WHY), "CONFIG SET min-replicas-to-write 0"),
                Arguments.of(
                        new NodeCommand.MarkEpoch(NODE, 1_234_567, WHY),
                        "FUNCTION LOAD REPLACE #!lua name=hearth\nredis.register_function{function_name='hearth_epoch',"
                                + "callback=function() return 1234567 end,flags={'no-writes','allow-stale'}}"),
                Arguments.of(new NodeCommand.PromptAck(NODE, WHY), "REPLCONF GETACK *"),
                Arguments.of(new NodeCommand.ServeStale(NODE, true, WHY), "CONFIG SET replica-serve-stale-data yes"),
                Arguments.of(new NodeCommand.ServeStale(NODE, false, WHY), "CONFIG SET replica-serve-stale-data no"),
                Arguments.of(
                        new NodeCommand.Set(NODE, "maxmemory-policy", "allkeys-lfu", WHY),
                        "CONFIG SET maxmemory-policy allkeys-lfu"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommandIsTheseLinesInThisOrder(NodeCommand command, String lines) {
        assertThat(joined(command, Optional.empty())).isEqualTo(lines);
    }

    @Test
    void aLoginForReplicationIsSetBeforeItIsNeeded() {
        assertThat(joined(new NodeCommand.Follow(NODE, PRIMARY, WHY), Optional.of(new NodeLogin("replica", "pw"))))
                .isEqualTo("CONFIG SET masteruser replica masterauth pw; REPLICAOF 10.0.0.7 6379");
    }

    @Test
    void aLoginNeverShowsItsPassword() {
        assertThat(new NodeLogin("replica", "s3cret")).hasToString("NodeLogin[user=replica]");
    }

    private static String joined(NodeCommand command, Optional<NodeLogin> replication) {
        return String.join(
                "; ",
                ServerCommands.of(command, replication).stream()
                        .map(line -> String.join(" ", line))
                        .toList());
    }
}
