package dev.hearth.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a condition holds; Unknown says that nobody could find out, which is not the same as False. */
public enum ConditionStatus {
    @JsonProperty("True")
    TRUE,
    @JsonProperty("False")
    FALSE,
    @JsonProperty("Unknown")
    UNKNOWN
}
