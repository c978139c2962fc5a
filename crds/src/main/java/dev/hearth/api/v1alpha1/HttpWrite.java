package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Where the worker writes. 2xx is done; 409 and 412 are dropped as outdated; 429 and 5xx are tried again; others go to the dead-letter stream. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record HttpWrite(
        @Required
        @Size(min = 1, max = 2048)
        @ValidationRule(value = Rules.URL, message = Rules.URL_MESSAGE)
        @JsonPropertyDescription(
                "Takes the value of a key, with the same placeholders as loadURL. 2xx is done, 409 and 412 are dropped as outdated,"
                        + " 429 and 5xx are tried again, other answers go to the dead-letter stream.")
        String url,

        @Default("PUT")
        @Size(min = 1, max = 16)
        @Pattern("^[A-Z]+$")
        @JsonPropertyDescription("HTTP method of a write.")
        String method,

        @Default("DELETE")
        @Size(min = 1, max = 16)
        @Pattern("^[A-Z]+$")
        @JsonPropertyDescription("HTTP method of a removal.")
        String deleteMethod) {

    public HttpWrite {
        method = Unset.or(method, "PUT");
        deleteMethod = Unset.or(deleteMethod, "DELETE");
    }
}
