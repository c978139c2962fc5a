package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A ready set of defaults for a class. */
public enum ClassProfile {
    @JsonProperty("HotKeys")
    HOT_KEYS,
    @JsonProperty("StreamingSessions")
    STREAMING_SESSIONS,
    @JsonProperty("ImmutableBlobs")
    IMMUTABLE_BLOBS
}
