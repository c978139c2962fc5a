package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an isolated primary does. */
public enum WriteSafety {
    @JsonProperty("Fenced")
    FENCED,
    @JsonProperty("Available")
    AVAILABLE
}
