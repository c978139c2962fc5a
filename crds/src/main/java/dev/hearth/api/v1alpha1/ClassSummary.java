package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Short texts for the columns of kubectl get. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClassSummary(
        @Size(max = 32) @JsonPropertyDescription("The ttl in force.") @Nullable
        String ttl,

        @Size(max = 32) @JsonPropertyDescription("The measured hit rate, such as 97%.") @Nullable
        String hitRate,

        @Size(max = 32) @JsonPropertyDescription("Share of keys under the newest policy, such as 100%.") @Nullable
        String rollout) {}
