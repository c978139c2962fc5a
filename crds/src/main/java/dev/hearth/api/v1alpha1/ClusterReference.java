package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A CacheCluster. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClusterReference(
        @Required @Size(min = 1, max = 40) @JsonPropertyDescription("Name of the CacheCluster.")
        String name,

        @Size(min = 1, max = 63)
        @JsonPropertyDescription(
                "Its namespace; that cluster's allowedClasses must let this namespace in. Unset means the class's own.")
        @Nullable
        String namespace) {}
