package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Where values come from. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record SourceSpec(
        @Min(1)
        @Max(100000)
        @JsonPropertyDescription(
                "Most loads per second of all programs and workers together, also while everything is cold. Unset: HotKeys 500,"
                        + " StreamingSessions 200, ImmutableBlobs 50.")
        @Nullable
        Integer maxLoadsPerSecond,

        @JsonPropertyDescription("Lets the refresh worker load, warm and write. Without it only programs load.")
        @Nullable
        HttpSource http) {}
