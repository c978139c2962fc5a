package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How strictly nodes are spread. */
public enum SpreadPolicy {
    @JsonProperty("Required")
    REQUIRED,
    @JsonProperty("Preferred")
    PREFERRED,
    @JsonProperty("Disabled")
    DISABLED
}
