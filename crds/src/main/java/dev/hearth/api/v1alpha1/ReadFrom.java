package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which nodes answer reads. */
public enum ReadFrom {
    @JsonProperty("Primary")
    PRIMARY,
    @JsonProperty("AnyNode")
    ANY_NODE
}
