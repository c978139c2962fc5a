package dev.hearth.operator.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the operator must remember of a shard across its own restarts; a projection of {@code status.shards[]}. It is a
 * record of intent: the servers' own answers are the truth about what is.
 *
 * @param index the shard
 * @param epoch counts primaries; 0 before the first one
 * @param primary who was made primary in that epoch; empty before the first one
 * @param replicationId the lineage of that epoch; empty until the primary told it
 * @param fence the fence as last ordered; OPEN is recorded before it is opened
 * @param minReplicasToWrite W, the write quorum of the Armed fence; 0 when OPEN
 * @param holders see {@link Holder}
 * @param inSync the processes that were in sync with the primary when that was last looked at; candidates
 * @param move the move under way; empty when there is none
 * @param lastFailoverAt when the last unplanned failover ended
 */
public record ShardRecord(
        int index,
        long epoch,
        Optional<PrimaryRef> primary,
        Optional<String> replicationId,
        Fence fence,
        int minReplicasToWrite,
        List<Holder> holders,
        List<Holder> inSync,
        Optional<Move> move,
        Optional<Instant> lastFailoverAt) {

    public ShardRecord {
        holders = List.copyOf(holders);
        inSync = List.copyOf(inSync);
    }

    public ShardRecord withFence(Fence fence, int minReplicasToWrite) {
        return new ShardRecord(
                index, epoch, primary, replicationId, fence, minReplicasToWrite, holders, inSync, move, lastFailoverAt);
    }

    public ShardRecord withHolders(List<Holder> holders) {
        return new ShardRecord(
                index, epoch, primary, replicationId, fence, minReplicasToWrite, holders, inSync, move, lastFailoverAt);
    }

    public ShardRecord withInSync(List<Holder> inSync) {
        return new ShardRecord(
                index, epoch, primary, replicationId, fence, minReplicasToWrite, holders, inSync, move, lastFailoverAt);
    }

    public ShardRecord withMove(Optional<Move> move) {
        return new ShardRecord(
                index, epoch, primary, replicationId, fence, minReplicasToWrite, holders, inSync, move, lastFailoverAt);
    }

    /** The primary of another epoch, or another word of the same primary about its process and its lineage. */
    public ShardRecord withPrimary(long epoch, PrimaryRef primary, Optional<String> replicationId) {
        return new ShardRecord(
                index,
                epoch,
                Optional.of(primary),
                replicationId,
                fence,
                minReplicasToWrite,
                holders,
                inSync,
                move,
                lastFailoverAt);
    }

    public ShardRecord withLastFailoverAt(Instant at) {
        return new ShardRecord(
                index,
                epoch,
                primary,
                replicationId,
                fence,
                minReplicasToWrite,
                holders,
                inSync,
                move,
                Optional.of(at));
    }

    /** A shard nobody has cared for yet. */
    public static ShardRecord blank(int index) {
        return new ShardRecord(
                index,
                0,
                Optional.empty(),
                Optional.empty(),
                Fence.CLOSED,
                0,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
