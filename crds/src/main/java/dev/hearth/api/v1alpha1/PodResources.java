package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** CPU, memory and other resources of a pod's main container. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PodResources(
        @Size(max = 16) @JsonPropertyDescription("What the scheduler sets aside, by resource name.")
        Map<String, Quantity> requests,

        @Size(max = 16) @JsonPropertyDescription("What the pod may use at most, by resource name.")
        Map<String, Quantity> limits) {

    /** What a cache node gets when nothing is said. */
    public static final PodResources DEFAULT_NODE =
            new PodResources(Map.of("cpu", new Quantity("100m")), Map.of("memory", new Quantity("512Mi")));

    /** What a replica of the refresh worker gets when nothing is said. */
    public static final PodResources DEFAULT_WORKER = new PodResources(
            Map.of("cpu", new Quantity("100m"), "memory", new Quantity("256Mi")),
            Map.of("memory", new Quantity("512Mi")));

    public PodResources {
        requests = Unset.map(requests);
        limits = Unset.map(limits);
    }
}
