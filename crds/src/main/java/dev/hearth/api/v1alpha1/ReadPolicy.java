package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Who loads a value, and when. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReadPolicy(
        @JsonPropertyDescription(
                "CacheAside: a reader that finds nothing loads. RefreshAhead: besides, a value is loaded anew shortly before it"
                        + " expires. Unset: CacheAside, HotKeys RefreshAhead.")
        @Nullable
        ReadStrategy strategy,

        @Min(1)
        @Max(90)
        @JsonPropertyDescription("Refresh when this percentage of the ttl is left; only with RefreshAhead. Unset: 20.")
        @Nullable
        Integer refreshAheadPercent) {}
