package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * A Secret in the form of servicebinding.io.
 *
 * @param name its name, in the object's own namespace
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BindingReference(
        @Required @Size(max = 253) @JsonPropertyDescription("Name of the Secret, in the same namespace.")
        String name) {}
