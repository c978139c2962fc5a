package dev.hearth.client.internal.lettuce;

import dev.hearth.client.cell.Names;
import dev.hearth.client.port.ClockProposal;
import dev.hearth.client.port.ClockRecord;
import dev.hearth.client.port.Journal;
import dev.hearth.client.port.LogEntry;
import dev.hearth.client.port.LogPosition;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The journal over the connection that watches. */
record LettuceJournal(Wire wire) implements Journal {

    private static final int LOG_LENGTH = 100_000;
    private static final byte[] NOTHING = {};

    @Override
    public CompletionStage<byte[]> watch(String key) {
        return wire.get(key);
    }

    @Override
    public CompletionStage<Map<String, String>> fields(String key) {
        return wire.call(CommandType.HGETALL, key).thenApply(reply -> {
            var fields = new HashMap<String, String>();
            for (var i = 0; i + 1 < reply.size(); i += 2) {
                fields.put(reply.text(i), reply.text(i + 1));
            }
            return fields;
        });
    }

    @Override
    public CompletionStage<List<LogEntry>> read(String log, String from, int count) {
        var start = from.equals(LogPosition.START) ? "-" : from;
        return wire.call(CommandType.XRANGE, log, start, "+", "COUNT", count).thenApply(LettuceJournal::entries);
    }

    @Override
    public CompletionStage<List<LogEntry>> newest(String log, int count) {
        return wire.call(CommandType.XREVRANGE, log, "+", "-", "COUNT", count).thenApply(LettuceJournal::entries);
    }

    @Override
    public CompletionStage<Invalidated> invalidate(Invalidation what) {
        var floor = what.floor();
        return wire.script(
                        Script.INVALIDATE,
                        what.keys(),
                        what.entry().log(),
                        what.entry().by(),
                        LOG_LENGTH,
                        floor == null ? NOTHING : floor,
                        what.floorPx())
                .thenApply(reply -> new Invalidated(reply.text(0), reply.number(1)));
    }

    @Override
    public CompletionStage<Optional<String>> put(Put put) {
        return wire.script(
                        Script.PUT,
                        List.of(put.key()),
                        Wire.bytes(put.token()),
                        put.px(),
                        put.cell(),
                        put.entry().log(),
                        put.entry().by(),
                        LOG_LENGTH)
                .thenApply(reply -> reply.number(0) == 1 ? Optional.of(reply.text(1)) : Optional.empty());
    }

    @Override
    public CompletionStage<Written> write(String key, byte[] cell, Entry entry) {
        return wire.script(Script.WRITE, List.of(key), cell, Names.WRITES, entry.log(), entry.by(), LOG_LENGTH)
                .thenApply(reply -> new Written(reply.text(0), reply.number(1), reply.text(2)));
    }

    @Override
    public CompletionStage<String> raise(String name, long at, Entry entry) {
        return wire.script(Script.BARRIER, List.of(Names.BARRIERS), entry.log(), entry.by(), LOG_LENGTH, name, at)
                .thenApply(reply -> reply.text(0));
    }

    @Override
    public CompletionStage<Void> probe() {
        return wire.call(CommandType.UNLINK, Names.PROBE).thenAccept(reply -> {});
    }

    @Override
    public CompletionStage<Long> time() {
        return wire.call(CommandType.TIME).thenApply(reply -> reply.number(0) * 1_000 + reply.number(1) / 1_000);
    }

    @Override
    public CompletionStage<ClockRecord> clock(ClockProposal proposal) {
        return wire.script(
                        Script.CLOCK,
                        List.of(Names.CLOCK),
                        proposal.runId(),
                        orNothing(proposal.era()),
                        orNothing(proposal.correction()),
                        proposal.error(),
                        proposal.readCorrection(),
                        orNothing(proposal.newEra()),
                        proposal.now())
                .thenApply(LettuceJournal::clockRecord);
    }

    private static Object orNothing(@Nullable Object value) {
        return value == null ? NOTHING : value;
    }

    private static ClockRecord clockRecord(Reply reply) {
        return reply.isNull(0)
                ? ClockRecord.NONE
                : new ClockRecord(
                        reply.text(0), (int) reply.number(1), reply.number(2), reply.number(3), reply.number(4));
    }

    private static List<LogEntry> entries(Reply reply) {
        var entries = new ArrayList<LogEntry>(reply.size());
        for (var i = 0; i < reply.size(); i++) {
            var entry = reply.array(i);
            entries.add(entry(entry.text(0), entry.array(1)));
        }
        return entries;
    }

    /** A map would lose all but one of an entry's keys: they are fields of the same name. */
    private static LogEntry entry(String id, Reply fields) {
        var keys = new ArrayList<String>();
        var barriers = new ArrayList<LogEntry.Barrier>();
        var by = "";
        for (var i = 0; i + 1 < fields.size(); i += 2) {
            var value = fields.text(i + 1);
            switch (fields.text(i)) {
                case "i" -> keys.add(value);
                case "b" -> {
                    var space = value.lastIndexOf(' ');
                    barriers.add(new LogEntry.Barrier(
                            value.substring(0, space), Long.parseLong(value.substring(space + 1))));
                }
                case "by" -> by = value;
                default -> {
                    // A later version of the protocol says more.
                }
            }
        }
        return new LogEntry(id, by, keys, barriers);
    }
}
