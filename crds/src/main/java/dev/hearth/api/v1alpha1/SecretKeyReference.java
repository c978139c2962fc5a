package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * A key of a Secret.
 *
 * @param name name of the Secret
 * @param key key in its data
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SecretKeyReference(
        @Required @Size(min = 1, max = 253) @JsonPropertyDescription("Name of the Secret.")
        String name,

        @Required @Size(min = 1, max = 253) @JsonPropertyDescription("Key in its data.")
        String key) {}
