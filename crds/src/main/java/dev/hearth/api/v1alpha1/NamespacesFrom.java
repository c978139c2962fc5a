package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** From which namespaces classes may attach. */
public enum NamespacesFrom {
    @JsonProperty("Same")
    SAME,
    @JsonProperty("Selector")
    SELECTOR,
    @JsonProperty("All")
    ALL
}
