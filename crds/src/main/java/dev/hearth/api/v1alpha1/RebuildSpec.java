package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** When a lost node is given up, and how warm a new one must be before it serves. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RebuildSpec(
        @Default("30s")
        @Size(max = 24)
        @ValidationRule(
                value = Rules.DURATION + "10s" + Rules.UP_TO + "24h" + Rules.END,
                message = "must be a duration from 10s to 24h, such as 30s" + Rules.UNITS)
        @JsonPropertyDescription(
                "How long a Kubernetes node must be NotReady before its pod and its node-bound volume are given up,"
                        + " 10s to 24h. A network volume is left to Kubernetes.")
        String lostNodeAfter,

        @Default("95")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription(
                "How much of what readers ask for, by traffic, a new node must hold before it serves, in percent."
                        + " 0 means that it serves as soon as it is synced.")
        Integer warmPercent,

        @Default("5m")
        @Size(max = 24)
        @ValidationRule(
                value = Rules.DURATION + "10s" + Rules.UP_TO + "1h" + Rules.END,
                message = "must be a duration from 10s to 1h, such as 5m" + Rules.UNITS)
        @JsonPropertyDescription(
                "How long warming may take, 10s to 1h. Then the node serves as it is, and the condition Warm says so.")
        String warmDeadline) {

    /** What holds when nothing is said. */
    public static final RebuildSpec DEFAULT = new RebuildSpec("30s", 95, "5m");

    public RebuildSpec {
        lostNodeAfter = Unset.or(lostNodeAfter, "30s");
        warmPercent = Unset.or(warmPercent, 95);
        warmDeadline = Unset.or(warmDeadline, "5m");
    }
}
