package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The move of a shard's primary: the intent, written before the first command, and its outcome. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record MoveStatus(
        @Required
        @JsonPropertyDescription(
                "Bootstrap: the shard gets its first primary, or one after a cold start. Failover: the primary is lost. Switchover: planned.")
        MoveKind kind,

        @Required @JsonPropertyDescription("How far the move has come. Abandoned: the old primary kept its role.")
        MovePhase phase,

        @Size(max = 253) @JsonPropertyDescription("Pod of the old primary.") @Nullable
        String from,

        @Size(max = 64) @JsonPropertyDescription("UID of the old primary's pod.") @Nullable
        String fromUid,

        @Size(max = 64) @JsonPropertyDescription("Run id of the old primary's process.") @Nullable
        String fromRunId,

        @Size(max = 253) @JsonPropertyDescription("Pod of the new primary. Unset until it is chosen.") @Nullable
        String to,

        @Size(max = 64) @JsonPropertyDescription("UID of the new primary's pod.") @Nullable
        String toUid,

        @Min(0) @JsonPropertyDescription("The epoch that the new primary gets.") @Nullable
        Long epoch,

        @Size(max = 64) @JsonPropertyDescription("Why the primary moves; see the reference of reasons.") @Nullable
        String reason,

        @Size(max = 32) @JsonPropertyDescription("When it began, RFC 3339 in UTC with milliseconds.") @Nullable
        String startTime,

        @Size(max = 32)
        @JsonPropertyDescription(
                "When the last holder was frozen, RFC 3339 in UTC with milliseconds. The wait until the fence is"
                        + " certain counts from here.")
        @Nullable
        String fencedSinceTime,

        @Size(max = 64)
        @JsonPropertyDescription("Why the old primary is certain to accept no more writes. Unset until it is.")
        @Nullable
        String proof,

        @Size(max = 32) @JsonPropertyDescription("When it ended, RFC 3339 in UTC with milliseconds.") @Nullable
        String endTime,

        @Min(0) @JsonPropertyDescription("How long no write was accepted, as far as the operator saw.") @Nullable
        Long writeGapMilliseconds) {}
