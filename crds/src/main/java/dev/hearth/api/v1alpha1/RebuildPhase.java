package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far the rebuild of a node has come. */
public enum RebuildPhase {
    @JsonProperty("Releasing")
    RELEASING,
    @JsonProperty("Pending")
    PENDING,
    @JsonProperty("Starting")
    STARTING,
    @JsonProperty("Loading")
    LOADING,
    @JsonProperty("Syncing")
    SYNCING,
    @JsonProperty("Warming")
    WARMING
}
