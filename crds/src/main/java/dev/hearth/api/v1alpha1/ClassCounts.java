package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;

/**
 * How many classes name a cluster.
 *
 * @param accepted the cluster takes them
 * @param refused it does not
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClassCounts(
        @Min(0) @JsonPropertyDescription("Classes that are accepted.")
        int accepted,

        @Min(0) @JsonPropertyDescription("Classes that are refused.")
        int refused) {}
