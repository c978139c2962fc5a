package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a node is in its shard. */
public enum NodeRole {
    @JsonProperty("Primary")
    PRIMARY,
    @JsonProperty("Replica")
    REPLICA,
    @JsonProperty("Unassigned")
    UNASSIGNED
}
