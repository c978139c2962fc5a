package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the operator makes a NetworkPolicy. */
public enum NetworkPolicyMode {
    @JsonProperty("Enforced")
    ENFORCED,
    @JsonProperty("Disabled")
    DISABLED
}
