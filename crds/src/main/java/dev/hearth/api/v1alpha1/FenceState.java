package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What keeps a primary from acknowledging writes that nobody else would have. Closed: it takes no write. Armed: it closes by itself when its replicas are gone. Open: it never closes. */
public enum FenceState {
    @JsonProperty("Closed")
    CLOSED,
    @JsonProperty("Armed")
    ARMED,
    @JsonProperty("Open")
    OPEN
}
