package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Protection of the source against many loads of one key. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StampedeSpec(
        @Size(max = 24)
        @ValidationRule(
                value = Rules.DURATION + "1s" + Rules.UP_TO + "5m" + Rules.END,
                message = "must be a duration from 1s to 5m, such as 10s" + Rules.UNITS)
        @JsonPropertyDescription(
                "How long one loader has a key for itself, 1s to 5m; then the next one may load. Unset: 10s, ImmutableBlobs 30s.")
        @Nullable
        String lease) {}
