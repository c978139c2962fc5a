package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether readers of a class use the cache. */
public enum ClassMode {
    @JsonProperty("Active")
    ACTIVE,
    @JsonProperty("Bypass")
    BYPASS
}
