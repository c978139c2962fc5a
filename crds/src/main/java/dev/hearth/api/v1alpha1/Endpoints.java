package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Addresses of a cluster. Replicated has primary, read and nodes; Sharded any and nodes; Pool nodes only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Endpoints(
        @Size(max = 512) @JsonPropertyDescription("Leads to the primary.") @Nullable
        String primary,

        @Size(max = 512)
        @JsonPropertyDescription(
                "Leads to a synced and warm replica, close by if there is one; to the primary if there is no replica.")
        @Nullable
        String read,

        @Size(max = 512)
        @JsonPropertyDescription("Leads to any node of a sharded cluster, to learn its layout from.")
        @Nullable
        String any,

        @Size(max = 512) @JsonPropertyDescription("Headless name of all nodes.") @Nullable
        String nodes,

        @Size(max = 512) @JsonPropertyDescription("The refresh worker's HTTP interface.") @Nullable
        String worker) {}
