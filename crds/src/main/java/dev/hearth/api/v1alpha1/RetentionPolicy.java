package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to volumes when their owner is deleted; a StatefulSet's own words. */
public enum RetentionPolicy {
    @JsonProperty("Retain")
    RETAIN,
    @JsonProperty("Delete")
    DELETE
}
