package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a write does to the cache and the source. */
public enum WriteStrategy {
    @JsonProperty("Invalidate")
    INVALIDATE,
    @JsonProperty("WriteThrough")
    WRITE_THROUGH,
    @JsonProperty("WriteBack")
    WRITE_BACK
}
