package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;

/** The first level, inside each program. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record LocalSpec(
        @Min(0)
        @Max(100000000)
        @JsonPropertyDescription(
                "Most values per program; 0 switches the level off. Unset: HotKeys 10000, StreamingSessions 0, ImmutableBlobs 1000.")
        @Nullable
        Integer maxEntries,

        @ValidationRule(value = Rules.BYTES + "1Ti" + Rules.BYTES_END, message = "must be from 1 byte to 1Ti")
        @JsonPropertyDescription("Most memory for values per program. Unset: HotKeys 64Mi, ImmutableBlobs 256Mi.")
        @Nullable
        Quantity maxMemory,

        @Size(max = 24)
        @ValidationRule(
                value = Rules.DURATION + "50ms" + Rules.UP_TO + "8760h" + Rules.END,
                message = "must be a duration from 50ms to 8760h, such as 30s" + Rules.UNITS)
        @JsonPropertyDescription(
                "How long a value may stay without being looked at again, never longer than ttl nor than the value's remaining age."
                        + " On Memcached at most 1s. Unset: HotKeys 30s, ImmutableBlobs 1h.")
        @Nullable
        String ttl) {}
