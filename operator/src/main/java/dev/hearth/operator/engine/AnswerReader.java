package dev.hearth.operator.engine;

import dev.hearth.operator.model.AttachedReplica;
import dev.hearth.operator.model.Memory;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.Replication;
import dev.hearth.operator.model.ServerRole;
import dev.hearth.operator.observe.NodeErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Makes one answer of the three replies to a question. Reads Redis 7.0 and newer and Valkey 8.0 and newer, which name the
 * same things alike except product and version.
 */
final class AnswerReader {

    private AnswerReader() {}

    /** @throws NodeErrorException when the reply lacks what no cache server leaves out */
    static NodeAnswer read(InfoReply info, Map<String, String> settings, OptionalLong epoch) {
        var valkey = !info.text("valkey_version", "").isEmpty();
        return new NodeAnswer(
                info.required("run_id"),
                valkey ? "valkey" : "redis",
                valkey ? info.required("valkey_version") : info.required("redis_version"),
                info.is("loading", "1"),
                replication(info),
                epoch,
                keys(info),
                new Memory(info.number("used_memory", 0), info.number("maxmemory", 0)),
                diskWritable(info),
                info.is("aof_rewrite_in_progress", "1") || info.is("aof_rewrite_scheduled", "1"),
                info.number("connected_clients", 0),
                settings,
                info.number("aof_current_size", 0));
    }

    private static Replication replication(InfoReply info) {
        var role = role(info.required("role"));
        var primary = role == ServerRole.PRIMARY;
        return new Replication(
                role,
                info.required("master_replid"),
                info.number(primary ? "master_repl_offset" : "slave_repl_offset", 0),
                primary ? "" : info.text("master_host", ""),
                primary ? 0 : (int) info.number("master_port", 0),
                info.is("master_link_status", "up"),
                info.is("master_sync_in_progress", "1"),
                info.number("master_last_io_seconds_ago", -1),
                primary ? attached(info) : List.of());
    }

    private static ServerRole role(String word) {
        return switch (word) {
            case "master" -> ServerRole.PRIMARY;
            case "slave" -> ServerRole.REPLICA;
            default -> throw new NodeErrorException("unknown role " + word + ": neither a primary nor a replica");
        };
    }

    private static List<AttachedReplica> attached(InfoReply info) {
        var byIndex = new TreeMap<Integer, AttachedReplica>();
        info.numbered("slave", (index, text) -> {
            var pairs = Figures.pairs(text);
            byIndex.put(
                    index,
                    new AttachedReplica(
                            pairs.getOrDefault("ip", ""),
                            (int) Figures.number(pairs.getOrDefault("port", ""), 0),
                            "online".equals(pairs.get("state")),
                            Figures.number(pairs.getOrDefault("offset", ""), 0),
                            Figures.number(pairs.getOrDefault("lag", ""), 0)));
        });
        return new ArrayList<>(byIndex.values());
    }

    private static long keys(InfoReply info) {
        var sum = new long[1];
        info.numbered(
                "db",
                (index, text) -> sum[0] += Figures.number(Figures.pairs(text).getOrDefault("keys", ""), 0));
        return sum[0];
    }

    private static boolean diskWritable(InfoReply info) {
        return "ok".equals(info.text("aof_last_write_status", "ok"))
                && "ok".equals(info.text("rdb_last_bgsave_status", "ok"));
    }
}
