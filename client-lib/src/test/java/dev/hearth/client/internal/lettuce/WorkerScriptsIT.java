package dev.hearth.client.internal.lettuce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.client.cell.Cell;
import dev.hearth.client.cell.CellWriter;
import dev.hearth.client.cell.Kind;
import dev.hearth.client.cell.Names;
import dev.hearth.client.testing.CacheServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandType;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts that only the refresh worker runs: draining what was written back, and adding copies while warming up. */
class WorkerScriptsIT {

    private CacheServer server;
    private RedisClient client;
    private Wire wire;

    static Stream<String> products() {
        return CacheServer.products().stream();
    }

    private void start(String product) {
        server = CacheServer.start(product);
        client = RedisClient.create(server.uri());
        wire = new Wire(client.connect(ByteArrayCodec.INSTANCE), Runnable::run);
    }

    @AfterEach
    void stop() {
        client.shutdown(0, 1, TimeUnit.SECONDS);
        server.close();
    }

    private Reply run(Script script, String key, Object... arguments) {
        return wire.script(script, List.of(key), arguments)
                .toCompletableFuture()
                .join();
    }

    private long write(String key, Kind kind) {
        var dirty =
                CellWriter.of(kind).flags(Cell.DIRTY).payload(new byte[] {1}).bytes();
        return run(Script.WRITE, key, dirty, Names.WRITES, Names.LOG, "a.1", 1_000)
                .number(1);
    }

    private String tail() {
        return wire.call(CommandType.XREVRANGE, Names.LOG, "+", "-", "COUNT", 1)
                .toCompletableFuture()
                .join()
                .array(0)
                .text(0);
    }

    private void invalidate(String key) {
        run(Script.INVALIDATE, key, Names.LOG, "a.2", 1_000, "", 0);
    }

    @ParameterizedTest
    @MethodSource("products")
    void aDrainedValueIsCleanUnlessItWasWrittenAgain(String product) {
        start(product);
        var first = write("b", Kind.VALUE);
        var second = write("b", Kind.VALUE);

        assertThat(run(Script.DRAINED, "b", Wire.bytes(first), 5_000, Wire.bytes(7))
                        .number(0))
                .isZero();
        assertThat(run(Script.DRAINED, "b", Wire.bytes(second), 5_000, Wire.bytes(777))
                        .number(0))
                .isEqualTo(1);
        var cell = Objects.requireNonNull(
                Cell.parse(wire.get("b").toCompletableFuture().join()));
        assertThat(cell.dirty()).isFalse();
        assertThat(cell.loadStart()).isEqualTo(777);
        assertThat(server.call("PTTL", "b")).matches(":[1-9]\\d*");
    }

    @ParameterizedTest
    @MethodSource("products")
    void aDrainedDeletionLeavesNothing(String product) {
        start(product);
        var number = write("b", Kind.DELETED);

        assertThat(run(Script.DRAINED, "b", Wire.bytes(number), 5_000, Wire.bytes(7))
                        .number(0))
                .isEqualTo(1);
        assertThat(server.call("EXISTS", "b")).isEqualTo(":0");
    }

    @ParameterizedTest
    @MethodSource("products")
    void copiesAreAddedOnlyIfNothingIsNewer(String product) {
        start(product);
        invalidate("other");
        var position = tail();
        invalidate("w2");
        var later = System.currentTimeMillis() + 60_000;
        var copy = CellWriter.of(Kind.VALUE).bytes();

        var added = run(Script.WARM, "w1", Names.LOG, position, later, "w1", 1_000, copy, "w2", 1_000, copy);
        assertThat(added.number(0)).isEqualTo(1);
        assertThat(added.number(1)).as("invalidated meanwhile").isEqualTo(1);
        assertThat(run(Script.WARM, "w1", Names.LOG, tail(), later, "w1", 1_000, copy)
                        .number(0))
                .isZero();
        assertThat(run(Script.WARM, "w3", Names.LOG, position, later - 120_000, "w3", 1_000, copy)
                        .number(0))
                .as("too late")
                .isEqualTo(-1);
        assertThat(run(Script.WARM, "w3", Names.LOG, "1-1", later, "w3", 1_000, copy)
                        .number(0))
                .as("unknown position")
                .isEqualTo(-1);
        run(Script.BARRIER, Names.BARRIERS, Names.LOG, "a.3", 1_000, "c:products", 5);
        assertThat(run(Script.WARM, "w3", Names.LOG, position, later, "w3", 1_000, copy)
                        .number(0))
                .as("a barrier came")
                .isEqualTo(-1);
    }
}
