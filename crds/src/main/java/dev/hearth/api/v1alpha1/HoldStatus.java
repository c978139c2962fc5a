package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What the operator would do, why it does not yet, and until when. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record HoldStatus(
        @Required @Size(max = 64) @JsonPropertyDescription("What the operator would do, such as Promote.")
        String action,

        @Min(0) @JsonPropertyDescription("Index of the shard. Unset: the whole cluster.") @Nullable
        Integer shard,

        @Required @Size(max = 64) @JsonPropertyDescription("Why not yet; see the reference of reasons.")
        String reason,

        @Size(max = 32768)
        @JsonPropertyDescription("The same for a human, with names and the command that helps, if there is one.")
        @Nullable
        String message,

        @Size(max = 32)
        @JsonPropertyDescription(
                "When the operator will look again at the latest, or go on by itself; RFC 3339 in UTC with milliseconds."
                        + " Unset: when something changes.")
        @Nullable
        String untilTime) {}
