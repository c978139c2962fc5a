package dev.hearth.operator.engine;

import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What each {@link NodeCommand} is in the server's language: command lines in the order in which they go out in one
 * pipeline. Pure.
 */
final class ServerCommands {

    private static final String FENCE = "min-replicas-to-write";

    private ServerCommands() {}

    /** @param replication the login a replica uses at its primary, if it is to be set */
    static List<List<String>> of(NodeCommand command, Optional<NodeLogin> replication) {
        return switch (command) {
            case NodeCommand.Freeze freeze -> List.of(List.of("REPLICAOF", "127.0.0.1", "0"));
            case NodeCommand.CloseBlindly close -> List.of(fence(NodeAnswer.CLOSED), killNormal());
            case NodeCommand.PauseAndClose pause ->
                List.of(
                        List.of("CLIENT", "PAUSE", Integer.toString(pause.pauseMillis()), "WRITE"),
                        fence(NodeAnswer.CLOSED));
            case NodeCommand.Reopen reopen -> List.of(fence(reopen.minReplicasToWrite()), unpause());
            case NodeCommand.Promote promote ->
                List.of(fence(promote.minReplicasToWrite()), List.of("REPLICAOF", "NO", "ONE"));
            case NodeCommand.Follow follow -> follow(follow, replication);
            case NodeCommand.Dismiss dismiss ->
                List.of(killNormal(), List.of("CLIENT", "KILL", "TYPE", "pubsub"), unpause());
            case NodeCommand.SetFence set -> List.of(fence(set.minReplicasToWrite()));
            case NodeCommand.MarkEpoch mark -> List.of(List.of("FUNCTION", "LOAD", "REPLACE", marker(mark.epoch())));
            case NodeCommand.PromptAck prompt -> List.of(List.of("REPLCONF", "GETACK", "*"));
            case NodeCommand.ServeStale stale ->
                List.of(configSet("replica-serve-stale-data", stale.yes() ? "yes" : "no"));
            case NodeCommand.Set set -> List.of(configSet(set.directive(), set.value()));
        };
    }

    private static List<List<String>> follow(NodeCommand.Follow follow, Optional<NodeLogin> replication) {
        var lines = new ArrayList<List<String>>();
        replication.ifPresent(login ->
                lines.add(List.of("CONFIG", "SET", "masteruser", login.user(), "masterauth", login.password())));
        lines.add(List.of(
                "REPLICAOF",
                follow.primary().ip(),
                Integer.toString(follow.primary().port())));
        return lines;
    }

    /**
     * The epoch marker: a function library is neither evicted nor flushed nor counted as a key, goes into RDB and AOF, and
     * is replicated.
     */
    private static String marker(long epoch) {
        return String.format(
                Locale.ROOT,
                "#!lua name=hearth\nredis.register_function{function_name='%s',callback=function() return %d end,"
                        + "flags={'no-writes','allow-stale'}}",
                NodeQuestion.MARKER,
                epoch);
    }

    private static List<String> fence(int minReplicasToWrite) {
        return configSet(FENCE, Integer.toString(minReplicasToWrite));
    }

    private static List<String> killNormal() {
        return List.of("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    }

    private static List<String> unpause() {
        return List.of("CLIENT", "UNPAUSE");
    }

    private static List<String> configSet(String directive, String value) {
        return List.of("CONFIG", "SET", directive, value);
    }
}
