package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the primary moves because it is lost or because somebody wants it. */
public enum MoveKind {
    @JsonProperty("Bootstrap")
    BOOTSTRAP,
    @JsonProperty("Failover")
    FAILOVER,
    @JsonProperty("Switchover")
    SWITCHOVER
}
