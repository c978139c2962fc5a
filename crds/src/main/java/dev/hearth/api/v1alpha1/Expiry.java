package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the age of a value is counted from. */
public enum Expiry {
    @JsonProperty("AfterWrite")
    AFTER_WRITE,
    @JsonProperty("AfterAccess")
    AFTER_ACCESS
}
