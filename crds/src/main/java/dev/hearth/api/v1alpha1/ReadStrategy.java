package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who loads a value, and when. */
public enum ReadStrategy {
    @JsonProperty("CacheAside")
    CACHE_ASIDE,
    @JsonProperty("RefreshAhead")
    REFRESH_AHEAD
}
