package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether clients show a certificate. */
public enum ClientAuth {
    @JsonProperty("Disabled")
    DISABLED,
    @JsonProperty("Optional")
    OPTIONAL,
    @JsonProperty("Required")
    REQUIRED
}
