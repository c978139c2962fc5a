package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether clients need a password. */
public enum AuthMode {
    @JsonProperty("Password")
    PASSWORD,
    @JsonProperty("Disabled")
    DISABLED
}
