package dev.hearth.operator.model;

import dev.hearth.api.Reason;
import dev.hearth.api.Timestamps;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.api.v1alpha1.FenceState;
import dev.hearth.api.v1alpha1.MovePhase;
import dev.hearth.api.v1alpha1.MoveStatus;
import dev.hearth.api.v1alpha1.ShardStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link ShardRecord} as it stands in {@code status.shards[]}, both ways. What is written and read back is equal. */
public final class ShardRecords {

    private ShardRecords() {}

    /** @return the record of that shard, blank when the status has none */
    public static ShardRecord read(@Nullable CacheClusterStatus status, String namespace, int index) {
        var shard = status == null ? null : status.shard(index);
        if (status == null || shard == null) {
            return ShardRecord.blank(index);
        }
        return new ShardRecord(
                index,
                shard.epoch(),
                ref(namespace, shard.primary(), shard.primaryUid(), shard.primaryRunId()),
                Optional.ofNullable(shard.replicationId()),
                fence(shard.fence()),
                Objects.requireNonNullElse(shard.minReplicasToWrite(), 0),
                holders(namespace, shard.holders()),
                holders(namespace, shard.inSync()),
                Optional.ofNullable(shard.move()).filter(ShardRecords::underWay).map(m -> move(namespace, m)),
                Optional.ofNullable(status.lastFailoverTime()).map(Timestamps::parse));
    }

    /**
     * The shard's status with this record; what is no part of the record stays.
     *
     * @param before the shard's status so far; null for a new shard
     * @param now ends a move that the record no longer has
     */
    public static ShardStatus write(ShardRecord shard, @Nullable ShardStatus before, Instant now) {
        var primary = shard.primary();
        return new ShardStatus(
                shard.index(),
                shard.epoch(),
                primary.map(p -> p.node().pod()).orElse(null),
                primary.map(p -> p.node().uid()).orElse(null),
                primary.map(PrimaryRef::runId).filter(id -> !id.isEmpty()).orElse(null),
                shard.replicationId().orElse(null),
                FenceState.valueOf(shard.fence().name()),
                shard.minReplicasToWrite(),
                shard.holders().stream().map(ShardRecords::holder).toList(),
                shard.inSync().stream().map(ShardRecords::holder).toList(),
                before == null ? null : before.slots(),
                before == null ? List.of() : before.nodes(),
                shard.move()
                        .map(ShardRecords::move)
                        .orElseGet(() -> ended(before == null ? null : before.move(), shard.epoch(), now)),
                before == null ? null : before.rebuild());
    }

    private static boolean underWay(MoveStatus move) {
        return move.phase() != MovePhase.DONE && move.phase() != MovePhase.ABANDONED;
    }

    private static Move move(String namespace, MoveStatus move) {
        return new Move(
                MoveKind.valueOf(move.kind().name()),
                reason(move.reason()),
                ref(namespace, move.from(), move.fromUid(), move.fromRunId()),
                ref(namespace, move.to(), move.toUid(), null).map(PrimaryRef::node),
                Objects.requireNonNullElse(move.epoch(), 0L),
                Timestamps.parse(Objects.requireNonNull(move.startTime())),
                Optional.ofNullable(move.fencedSinceTime()).map(Timestamps::parse),
                Arrays.stream(FenceProof.values())
                        .filter(p -> word(p).equals(move.proof()))
                        .findFirst());
    }

    private static MoveStatus move(Move move) {
        return new MoveStatus(
                dev.hearth.api.v1alpha1.MoveKind.valueOf(move.kind().name()),
                move.to().isPresent() && move.proof().isPresent() ? MovePhase.PROMOTING : MovePhase.FENCING,
                move.from().map(f -> f.node().pod()).orElse(null),
                move.from().map(f -> f.node().uid()).orElse(null),
                move.from().map(PrimaryRef::runId).filter(id -> !id.isEmpty()).orElse(null),
                move.to().map(NodeId::pod).orElse(null),
                move.to().map(NodeId::uid).orElse(null),
                move.epoch(),
                move.reason().text(),
                Timestamps.text(move.startedAt()),
                move.fencedSince().map(Timestamps::text).orElse(null),
                move.proof().map(ShardRecords::word).orElse(null),
                null,
                null);
    }

    private static @Nullable MoveStatus ended(@Nullable MoveStatus move, long epoch, Instant now) {
        if (move == null || !underWay(move)) {
            return move;
        }
        var done = Objects.equals(move.epoch(), epoch);
        return new MoveStatus(
                move.kind(),
                done ? MovePhase.DONE : MovePhase.ABANDONED,
                move.from(),
                move.fromUid(),
                move.fromRunId(),
                move.to(),
                move.toUid(),
                move.epoch(),
                move.reason(),
                move.startTime(),
                move.fencedSinceTime(),
                move.proof(),
                Timestamps.text(now),
                done && move.kind() != dev.hearth.api.v1alpha1.MoveKind.BOOTSTRAP ? gap(move, now) : null);
    }

    /** As far as the operator saw it: from the record of the move to the first look at the new primary. */
    private static @Nullable Long gap(MoveStatus move, Instant now) {
        return move.startTime() == null
                ? null
                : (Long) Math.max(
                        0,
                        Duration.between(Timestamps.parse(move.startTime()), now)
                                .toMillis());
    }

    // CamelCase as every word in a status.
    private static String word(FenceProof proof) {
        return Arrays.stream(proof.name().split("_", -1))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static List<Holder> holders(String namespace, List<dev.hearth.api.v1alpha1.Holder> holders) {
        return holders.stream()
                .map(h ->
                        new Holder(new NodeId(namespace, h.pod(), h.uid()), Objects.requireNonNullElse(h.runId(), "")))
                .toList();
    }

    private static Optional<PrimaryRef> ref(
            String namespace, @Nullable String pod, @Nullable String uid, @Nullable String runId) {
        return pod == null || uid == null
                ? Optional.empty()
                : Optional.of(new PrimaryRef(new NodeId(namespace, pod, uid), Objects.requireNonNullElse(runId, "")));
    }

    private static dev.hearth.api.v1alpha1.Holder holder(Holder holder) {
        return new dev.hearth.api.v1alpha1.Holder(
                holder.node().pod(), holder.node().uid(), holder.runId().isEmpty() ? null : holder.runId());
    }

    private static Fence fence(@Nullable FenceState fence) {
        return fence == null ? Fence.CLOSED : Fence.valueOf(fence.name());
    }

    private static Reason reason(@Nullable String text) {
        return Arrays.stream(Reason.values())
                .filter(r -> r.text().equals(text))
                .findFirst()
                .orElse(Reason.INTERNAL_ERROR);
    }
}
