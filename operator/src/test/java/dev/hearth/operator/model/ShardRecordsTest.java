package dev.hearth.operator.model;

import static dev.hearth.operator.model.ClusterFixture.holders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.api.v1alpha1.MovePhase;
import dev.hearth.api.v1alpha1.ShardStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShardRecordsTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00.500Z");

    private static Move move(MoveKind kind, Optional<FenceProof> proof) {
        return new Move(
                kind,
                Reason.PRIMARY_DEAD,
                Optional.of(new PrimaryRef(NodeFixture.id(0), "run-0")),
                Optional.of(NodeFixture.id(1)),
                8,
                START,
                Optional.of(START.plusMillis(5)),
                proof);
    }

    private static ShardRecord record(Optional<Move> move, long epoch) {
        return new ShardRecord(
                0,
                epoch,
                Optional.of(new PrimaryRef(NodeFixture.id(1), "run-1")),
                Optional.of("lineage"),
                Fence.ARMED,
                1,
                holders(2),
                holders(2),
                move,
                Optional.empty());
    }

    private static ShardRecord read(ShardStatus written) {
        return ShardRecords.read(CacheClusterStatus.EMPTY.withShards(List.of(written)), "shop", 0);
    }

    @ParameterizedTest
    @EnumSource(FenceProof.class)
    void what_is_written_and_read_back_is_equal(FenceProof proof) {
        for (var kind : MoveKind.values()) {
            var record = record(Optional.of(move(kind, Optional.of(proof))), 8);
            assertThat(read(ShardRecords.write(record, null, START))).isEqualTo(record);
        }
        assertThat(read(ShardRecords.write(record(Optional.empty(), 8), null, START)))
                .isEqualTo(record(Optional.empty(), 8));
        assertThat(read(ShardRecords.write(ShardRecord.blank(0), null, START))).isEqualTo(ShardRecord.blank(0));
    }

    @Test
    void a_shard_nobody_wrote_of_is_blank() {
        assertThat(ShardRecords.read(null, "shop", 0)).isEqualTo(ShardRecord.blank(0));
        assertThat(ShardRecords.read(CacheClusterStatus.EMPTY, "shop", 0)).isEqualTo(ShardRecord.blank(0));
    }

    @Test
    void a_move_promotes_once_the_fence_is_certain() {
        var fencing =
                ShardRecords.write(record(Optional.of(move(MoveKind.SWITCHOVER, Optional.empty())), 7), null, START);
        var promoting = ShardRecords.write(
                record(Optional.of(move(MoveKind.SWITCHOVER, Optional.of(FenceProof.ANSWERED_CLOSED))), 8),
                null,
                START);
        assertThat(Objects.requireNonNull(fencing.move()).phase()).isEqualTo(MovePhase.FENCING);
        assertThat(Objects.requireNonNull(promoting.move()).phase()).isEqualTo(MovePhase.PROMOTING);
    }

    @Test
    void a_move_that_ended_tells_how_long_no_write_was_accepted() {
        var under = ShardRecords.write(
                record(Optional.of(move(MoveKind.FAILOVER, Optional.of(FenceProof.POD_ENDED))), 8), null, START);
        var done = ShardRecords.write(record(Optional.empty(), 8), under, START.plusMillis(217));
        assertThat(Objects.requireNonNull(done.move()))
                .returns(MovePhase.DONE, m -> m.phase())
                .returns(217L, m -> m.writeGapMilliseconds());
        assertThat(read(done).move()).isEmpty();
        var later = ShardRecords.write(record(Optional.empty(), 8), done, START.plusSeconds(60));
        assertThat(later.move()).isEqualTo(done.move());
    }

    @Test
    void a_move_that_was_given_up_has_no_gap() {
        var under =
                ShardRecords.write(record(Optional.of(move(MoveKind.SWITCHOVER, Optional.empty())), 7), null, START);
        var abandoned = ShardRecords.write(record(Optional.empty(), 7), under, START.plusMillis(217));
        assertThat(Objects.requireNonNull(abandoned.move()))
                .returns(MovePhase.ABANDONED, m -> m.phase())
                .returns(null, m -> m.writeGapMilliseconds());
    }
}
