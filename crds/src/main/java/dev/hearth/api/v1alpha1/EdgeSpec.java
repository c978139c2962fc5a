package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shared HTTP cache in front of the program. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record EdgeSpec(
        @Size(max = 24)
        @ValidationRule(
                value = Rules.DURATION + "1s" + Rules.UP_TO + "8760h" + Rules.END,
                message = "must be a duration from 1s to 8760h, such as 60s" + Rules.UNITS)
        @JsonPropertyDescription(
                "How long the edge may keep an answer, 1s to 8760h, never longer than ttl. Unset: the edge keeps nothing.")
        @Nullable
        String ttl,

        @Size(max = 8) @JsonPropertyDescription("Edge caches to purge when a key is invalidated, by name.")
        List<EdgePurge> purge) {

    public EdgeSpec {
        purge = Unset.list(purge);
    }
}
