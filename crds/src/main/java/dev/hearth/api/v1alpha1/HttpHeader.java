package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A header with a value or a Secret's key. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "has(self.value) != has(self.secretKeyRef)",
        message = "exactly one of value and secretKeyRef must be set")
public record HttpHeader(
        @Required
        @Size(min = 1, max = 128)
        @Pattern("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$")
        @JsonPropertyDescription("Name of the header.")
        String name,

        @Size(max = 4096) @JsonPropertyDescription("Its value, in the open.") @Nullable
        String value,

        @JsonPropertyDescription(
                "Its value from a Secret of the same namespace with the label cache.hearth.dev/source: \"true\".")
        @Nullable
        SecretKeyReference secretKeyRef) {}
