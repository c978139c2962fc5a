package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One cache server. Numbers that move all the time are in metrics, not here. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record NodeStatus(
        @Required @Size(max = 253) @JsonPropertyDescription("Name of the node's pod.")
        String name,

        @Size(max = 63) @JsonPropertyDescription("Zone of its Kubernetes node.") @Nullable
        String zone,

        @JsonPropertyDescription("Primary, Replica or Unassigned.") @Nullable
        NodeRole role,

        @JsonPropertyDescription(
                "How far the node has come; Serving is the goal. Unreachable: silent, which is not proof of death. Lost: its"
                        + " Kubernetes node is gone or not ready.")
        @Nullable
        NodeState state,

        @Min(0) @JsonPropertyDescription("Seconds behind the primary.") @Nullable
        Integer lagSeconds,

        @Min(0) @Max(100) @JsonPropertyDescription("How much of what readers ask for it holds, in percent.") @Nullable
        Integer warmPercent,

        @Size(max = 128) @JsonPropertyDescription("Version of the server.") @Nullable
        String version) {}
