package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * A process that may keep a primary's fence open.
 *
 * @param pod name of its pod
 * @param uid UID of its pod
 * @param runId run id of the process, once it was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Holder(
        @Required @Size(max = 253) @JsonPropertyDescription("Name of the pod.")
        String pod,

        @Required @Size(max = 64) @JsonPropertyDescription("UID of the pod.")
        String uid,

        @Size(max = 64) @JsonPropertyDescription("Run id of the server process.") @Nullable
        String runId) {}
