package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far the move of a primary has come. */
public enum MovePhase {
    @JsonProperty("Fencing")
    FENCING,
    @JsonProperty("Promoting")
    PROMOTING,
    @JsonProperty("Rerouting")
    REROUTING,
    @JsonProperty("Done")
    DONE,
    @JsonProperty("Abandoned")
    ABANDONED
}
