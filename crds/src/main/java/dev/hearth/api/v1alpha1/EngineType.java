package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The dialect that the servers speak. */
public enum EngineType {
    @JsonProperty("Redis")
    REDIS,
    @JsonProperty("Valkey")
    VALKEY,
    @JsonProperty("Memcached")
    MEMCACHED
}
