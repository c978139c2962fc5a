package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * A Secret of the object's own namespace.
 *
 * @param name its name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SecretReference(
        @Required @Size(min = 1, max = 253) @JsonPropertyDescription("Name of the Secret, in the same namespace.")
        String name) {}
