package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Short texts for the columns of kubectl get. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClusterSummary(
        @Size(max = 32) @JsonPropertyDescription("Serving nodes of declared nodes, such as 3/3.") @Nullable
        String nodes,

        @Size(max = 128) @JsonPropertyDescription("The primary, or how many shards have one.") @Nullable
        String primary,

        @Size(max = 32) @JsonPropertyDescription("How warm the cluster is, such as 100%.") @Nullable
        String warm,

        @Size(max = 32) @JsonPropertyDescription("Number of zones that hold serving nodes.") @Nullable
        String zones,

        @Size(max = 128) @JsonPropertyDescription("Version of the servers, the oldest while they differ.") @Nullable
        String version) {}
