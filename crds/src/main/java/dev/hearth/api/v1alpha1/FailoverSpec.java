package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** How a lost primary is replaced. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record FailoverSpec(
        @Default("2s")
        @Size(max = 24)
        @ValidationRule(
                value = Rules.DURATION + "1s" + Rules.UP_TO + "60s" + Rules.END,
                message = "must be a duration from 1s to 60s, such as 2s" + Rules.UNITS)
        @JsonPropertyDescription(
                "Silence on the data path after which a primary counts as lost, 1s to 60s. A closed connection is"
                        + " noticed at once, without it. Mode Sharded: becomes the servers' cluster-node-timeout.")
        String detectAfter,

        @Default("Fenced")
        @JsonPropertyDescription(
                "What an isolated primary does. Fenced: it stops acknowledging writes before another is promoted."
                        + " Available: it goes on, and what it acknowledged may be lost.")
        WriteSafety writeSafety,

        @Default("2s")
        @Size(max = 24)
        @ValidationRule(
                value =
                        "self.matches('^[0-9]{1,5}(h|m|s)$') && duration(self) >= duration('2s') && duration(self) <= duration('60s')",
                message = "must be whole seconds from 2s to 60s, such as 2s: the server counts replica lag in seconds")
        @JsonPropertyDescription(
                "Age of a replica's last acknowledgement after which a fenced primary stops taking writes, whole"
                        + " seconds from 2s to 60s (the servers' min-replicas-max-lag). An isolated primary stops at the latest 2 s after it.")
        String maxReplicationLag,

        @Default("10s")
        @Size(max = 24)
        @ValidationRule(
                value = Rules.DURATION + "0s" + Rules.UP_TO + "10m" + Rules.END,
                message = "must be a duration from 0s to 10m, such as 10s" + Rules.UNITS)
        @JsonPropertyDescription("Least time between two unplanned failovers of a shard, 0s to 10m.")
        String coolDown) {

    /** What holds when the group is unset. */
    public static final FailoverSpec DEFAULT = new FailoverSpec("2s", WriteSafety.FENCED, "2s", "10s");

    public FailoverSpec {
        detectAfter = Unset.or(detectAfter, "2s");
        writeSafety = Unset.or(writeSafety, WriteSafety.FENCED);
        maxReplicationLag = Unset.or(maxReplicationLag, "2s");
        coolDown = Unset.or(coolDown, "10s");
    }
}
