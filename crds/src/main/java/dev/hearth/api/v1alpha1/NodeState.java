package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a node has come. */
public enum NodeState {
    @JsonProperty("Pending")
    PENDING,
    @JsonProperty("Starting")
    STARTING,
    @JsonProperty("Loading")
    LOADING,
    @JsonProperty("Syncing")
    SYNCING,
    @JsonProperty("Warming")
    WARMING,
    @JsonProperty("Serving")
    SERVING,
    @JsonProperty("Unreachable")
    UNREACHABLE,
    @JsonProperty("Lost")
    LOST,
    @JsonProperty("Unassigned")
    UNASSIGNED
}
