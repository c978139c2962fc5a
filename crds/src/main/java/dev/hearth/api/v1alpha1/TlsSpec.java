package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** TLS on every connection, clients' and nodes'. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TlsSpec(
        @Required
        @Size(min = 1, max = 253)
        @JsonPropertyDescription(
                "Secret with tls.crt, tls.key and ca.crt, as cert-manager writes it, in the same namespace. New content"
                        + " is loaded while the servers run.")
        String secretName,

        @Default("Disabled") @JsonPropertyDescription("Whether clients show a certificate of the same CA.")
        ClientAuth clientAuth) {

    public TlsSpec {
        clientAuth = Unset.or(clientAuth, ClientAuth.DISABLED);
    }
}
