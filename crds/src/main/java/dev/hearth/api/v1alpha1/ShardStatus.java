package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One shard. The fields from {@code epoch} to {@code holders} are a write-ahead record: they are written, with the
 * object's resource version, before the step they announce, and a failed write means that the step is not done.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ShardStatus(
        @Required @Min(0) @JsonPropertyDescription("Index of the shard.")
        int index,

        @Min(0) @JsonPropertyDescription("Grows with every promotion. A primary of a lower epoch is never obeyed.")
        long epoch,

        @Size(max = 253)
        @JsonPropertyDescription("Pod that is the primary of this epoch. Unset before the first promotion.")
        @Nullable
        String primary,

        @Size(max = 64) @JsonPropertyDescription("UID of the primary's pod.") @Nullable
        String primaryUid,

        @Size(max = 64)
        @JsonPropertyDescription("Run id of the primary's server process; a restart changes it.")
        @Nullable
        String primaryRunId,

        @Size(max = 64)
        @JsonPropertyDescription("Replication id of this epoch. Offsets can be compared only under the same id.")
        @Nullable
        String replicationId,

        @JsonPropertyDescription(
                "Closed: the primary takes no write. Armed: it stops by itself when its replicas are gone. Open: it never"
                        + " stops, so writes may exist once.")
        @Nullable
        FenceState fence,

        @Min(0)
        @Max(5)
        @JsonPropertyDescription(
                "Replicas that an armed primary must hear from to take a write (the servers' min-replicas-to-write).")
        @Nullable
        Integer minReplicasToWrite,

        @Size(max = 32)
        @JsonPropertyDescription(
                "Every process that was told to follow the primary in this epoch and is not yet proven gone or"
                        + " frozen: each of them may keep the fence of an isolated primary open.")
        List<Holder> holders,

        @Size(max = 8)
        @JsonPropertyDescription(
                "The processes that held everything the primary had when that was last looked at: candidates.")
        List<Holder> inSync,

        @Size(max = 4096)
        @JsonPropertyDescription("Hash slots of a sharded cluster, such as 0-5460. Unset otherwise.")
        @Nullable
        String slots,

        @Size(max = 256) @JsonPropertyDescription("The nodes of the shard, by name.")
        List<NodeStatus> nodes,

        @JsonPropertyDescription("The move of the primary that is under way, or the last one.") @Nullable
        MoveStatus move,

        @JsonPropertyDescription("The rebuild that is under way. Unset when there is none; there is one at a time.")
        @Nullable
        RebuildStatus rebuild) {

    public ShardStatus {
        holders = Unset.list(holders);
        inSync = Unset.list(inSync);
        nodes = Unset.list(nodes);
    }
}
