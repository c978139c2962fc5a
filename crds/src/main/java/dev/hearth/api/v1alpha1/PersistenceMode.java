package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How data is kept on disk. */
public enum PersistenceMode {
    @JsonProperty("None")
    NONE,
    @JsonProperty("AppendOnly")
    APPEND_ONLY,
    @JsonProperty("Snapshot")
    SNAPSHOT
}
