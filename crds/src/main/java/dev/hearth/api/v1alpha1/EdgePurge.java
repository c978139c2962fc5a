package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** An edge cache to purge. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record EdgePurge(
        @Required @Size(min = 1, max = 63) @JsonPropertyDescription("Name of the edge cache, for messages and metrics.")
        String name,

        @Required
        @Size(min = 1, max = 2048)
        @ValidationRule(value = Rules.URL, message = Rules.URL_MESSAGE)
        @JsonPropertyDescription(
                "Called to purge a key, with the same placeholders as loadURL. The host must be allowed as for a source.")
        String url,

        @Default("PURGE")
        @Size(min = 1, max = 16)
        @Pattern("^[A-Z]+$")
        @JsonPropertyDescription("HTTP method of the call.")
        String method) {

    public EdgePurge {
        method = Unset.or(method, "PURGE");
    }
}
