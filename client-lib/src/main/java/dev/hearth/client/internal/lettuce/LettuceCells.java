package dev.hearth.client.internal.lettuce;

import dev.hearth.client.port.Acquired;
import dev.hearth.client.port.Cells;
import dev.hearth.client.port.Filled;
import dev.hearth.client.port.KeyReads;
import dev.hearth.client.port.LeaseRequest;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Cells over one connection. */
record LettuceCells(Wire wire) implements Cells {

    private static final byte[] NOTHING = {};
    private static final int HOTTEST = 1_000;
    private static final int HOT_SECONDS = 1_800;

    @Override
    public CompletionStage<byte[]> get(String key) {
        return wire.get(key);
    }

    @Override
    public CompletionStage<List<byte[]>> getAll(List<String> keys) {
        return wire.call(CommandType.MGET, keys.toArray()).thenApply(reply -> {
            var cells = new ArrayList<byte[]>(reply.size());
            for (var i = 0; i < reply.size(); i++) {
                cells.add(reply.bytes(i));
            }
            return cells;
        });
    }

    @Override
    public CompletionStage<Acquired> acquire(String key, LeaseRequest request) {
        return wire.script(
                        Script.ACQUIRE,
                        List.of(key),
                        request.cell(),
                        request.millis(),
                        Wire.bytes(request.seenLoadStart()),
                        request.write() ? "w" : "r")
                .thenApply(LettuceCells::acquired);
    }

    private static Acquired acquired(Reply reply) {
        return switch ((int) reply.number(0)) {
            case 1 -> new Acquired.Granted();
            case 2 -> new Acquired.Busy(reply.number(1));
            case 3 -> new Acquired.Newer(cell(reply));
            case 4 -> new Acquired.Failed(cell(reply), reply.number(2));
            default -> new Acquired.Foreign();
        };
    }

    private static byte[] cell(Reply reply) {
        return reply.bytes(1);
    }

    @Override
    public CompletionStage<Filled> fill(String key, long token, long px, byte[] cell) {
        return wire.script(Script.FILL, List.of(key), Wire.bytes(token), px, cell)
                .thenApply(reply -> switch ((int) reply.number(0)) {
                    case 1 -> Filled.STORED;
                    case 0 -> Filled.LEASE_GONE;
                    default -> Filled.BELOW_FLOOR;
                });
    }

    @Override
    public CompletionStage<Boolean> release(String key, long token, long px, byte @Nullable [] note) {
        return wire.script(Script.RELEASE, List.of(key), Wire.bytes(token), px, note == null ? NOTHING : note)
                .thenApply(LettuceCells::yes);
    }

    @Override
    public CompletionStage<Boolean> extend(String key, long token, long millis) {
        return wire.script(Script.EXTEND, List.of(key), Wire.bytes(token), millis)
                .thenApply(LettuceCells::yes);
    }

    @Override
    public CompletionStage<Boolean> touch(String key, long px) {
        return wire.call(CommandType.PEXPIRE, key, px).thenApply(LettuceCells::yes);
    }

    @Override
    public CompletionStage<Void> countReads(String bucket, List<KeyReads> reads) {
        var sent = new ArrayList<CompletableFuture<?>>();
        for (var read : reads) {
            sent.add(wire.call(CommandType.ZINCRBY, bucket, read.reads(), read.key())
                    .toCompletableFuture());
        }
        sent.add(wire.call(CommandType.ZREMRANGEBYRANK, bucket, 0, -HOTTEST - 1).toCompletableFuture());
        sent.add(wire.call(CommandType.EXPIRE, bucket, HOT_SECONDS).toCompletableFuture());
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    }

    private static boolean yes(Reply reply) {
        return reply.number(0) == 1;
    }
}
