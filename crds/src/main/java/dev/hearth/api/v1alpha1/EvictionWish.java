package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a class wants of the server's eviction. */
public enum EvictionWish {
    @JsonProperty("Any")
    ANY,
    @JsonProperty("LFU")
    LFU,
    @JsonProperty("LRU")
    LRU,
    @JsonProperty("TTL")
    TTL,
    @JsonProperty("None")
    NONE
}
