package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The rebuild of one node. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RebuildStatus(
        @Required @Size(max = 253) @JsonPropertyDescription("Name of the node's pod.")
        String node,

        @Required @JsonPropertyDescription("How far it has come.")
        RebuildPhase phase,

        @Min(0) @Max(100) @JsonPropertyDescription("Progress of this phase in percent.") @Nullable
        Integer percent,

        @Min(0) @JsonPropertyDescription("Current rate.") @Nullable
        Long keysPerSecond,

        @Size(max = 32) @JsonPropertyDescription("When it began, RFC 3339 in UTC with milliseconds.") @Nullable
        String startTime,

        @Size(max = 32)
        @JsonPropertyDescription("When it will be done at the current rate, RFC 3339 in UTC with milliseconds.")
        @Nullable
        String estimatedEndTime) {}
