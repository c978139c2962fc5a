package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the data of a cluster is laid out. */
public enum ClusterMode {
    @JsonProperty("Replicated")
    REPLICATED,
    @JsonProperty("Sharded")
    SHARDED,
    @JsonProperty("Pool")
    POOL
}
