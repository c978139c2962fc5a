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
        Optional<Move> move,
        Optional<Instant> lastFailoverAt) {

    public ShardRecord {
        holders = List.copyOf(holders);
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
                Optional.empty(),
                Optional.empty());
    }
}
