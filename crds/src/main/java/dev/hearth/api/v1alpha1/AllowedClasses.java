package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/** Which CacheClasses may attach. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record AllowedClasses(
        @Default("from: Same") @JsonPropertyDescription("Namespaces whose CacheClasses may attach.")
        AllowedNamespaces namespaces) {

    /** The cluster's own namespace only. */
    public static final AllowedClasses DEFAULT = new AllowedClasses(AllowedNamespaces.DEFAULT);

    public AllowedClasses {
        namespaces = Unset.or(namespaces, AllowedNamespaces.DEFAULT);
    }
}
