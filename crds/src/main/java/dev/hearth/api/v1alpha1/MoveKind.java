package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a shard gets another primary: it had none, lost it, or somebody wants another. */
public enum MoveKind {
    @JsonProperty("Bootstrap")
    BOOTSTRAP,
    @JsonProperty("Failover")
    FAILOVER,
    @JsonProperty("Switchover")
    SWITCHOVER
}
