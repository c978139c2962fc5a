package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** What a class promises. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ObjectiveSpec(
        @Min(1)
        @Max(100)
        @JsonPropertyDescription(
                "Share of reads answered by the cache, in percent, over five minutes with 1,000 reads or more. Unset: HotKeys 95,"
                        + " ImmutableBlobs 80, StreamingSessions none.")
        @Nullable
        Integer hitRatePercent) {}
