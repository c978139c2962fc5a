package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hearth.api.Condition;
import dev.hearth.api.ConditionType;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cluster as the operator sees it. A value: two equal statuses need no write. Lists are never null, empty ones are
 * written as such, so that what is read back equals what was written.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CacheClusterStatus(
        @Min(0) @JsonPropertyDescription("The metadata.generation that this status describes.") @Nullable
        Long observedGeneration,

        @Size(max = 16) @JsonPropertyDescription("What holds and what does not. Ready comes first.")
        List<Condition> conditions,

        @Min(0) @JsonPropertyDescription("Number of shards that exist, for the scale subresource.") @Nullable
        Integer currentShards,

        @Size(max = 256)
        @JsonPropertyDescription("Selects one pod per shard (its primary), for the scale subresource.")
        @Nullable
        String selector,

        @JsonPropertyDescription("Short texts for the columns of kubectl get. Programs should read the other fields.")
        @Nullable
        ClusterSummary summary,

        @Size(max = 32)
        @JsonPropertyDescription("When a primary was last lost and replaced, RFC 3339 in UTC with milliseconds.")
        @Nullable
        String lastFailoverTime,

        @JsonPropertyDescription("The Secret for applications, in the form of servicebinding.io.") @Nullable
        BindingReference binding,

        @JsonPropertyDescription("Addresses of the cluster, host:port or URL. Which of them exist depends on the mode.")
        @Nullable
        Endpoints endpoints,

        @JsonPropertyDescription("How many CacheClasses name this cluster.") @Nullable
        ClassCounts classes,

        @JsonPropertyDescription("The published policies of all accepted classes.") @Nullable
        CatalogStatus catalog,

        @Size(max = 250) @JsonPropertyDescription("One entry per shard, by index.")
        List<ShardStatus> shards,

        @Size(max = 16)
        @JsonPropertyDescription(
                "What the operator would do, why it does not yet, and until when. Empty: nothing is held back.")
        List<HoldStatus> holds,

        @Size(max = 16) @JsonPropertyDescription("Per request annotation, its last value that was done or refused.")
        Map<String, @Size(max = 256) String> handledRequests) {

    /** Nothing is known yet. */
    public static final CacheClusterStatus EMPTY = new CacheClusterStatus(
            null, List.of(), null, null, null, null, null, null, null, null, List.of(), List.of(), Map.of());

    public CacheClusterStatus {
        conditions = Unset.list(conditions);
        shards = Unset.list(shards);
        holds = Unset.list(holds);
        handledRequests = Unset.map(handledRequests);
    }

    /** This status with other shards; the intent of a move is written so before the move. */
    public CacheClusterStatus withShards(List<ShardStatus> changed) {
        return new CacheClusterStatus(
                observedGeneration,
                conditions,
                currentShards,
                selector,
                summary,
                lastFailoverTime,
                binding,
                endpoints,
                classes,
                catalog,
                changed,
                holds,
                handledRequests);
    }

    /** The condition of that type, if it is there. */
    public @Nullable Condition condition(ConditionType type) {
        return conditions.stream().filter(one -> one.is(type)).findFirst().orElse(null);
    }

    /** The shard of that index, if it is there. */
    public @Nullable ShardStatus shard(int index) {
        return shards.stream().filter(one -> one.index() == index).findFirst().orElse(null);
    }
}
