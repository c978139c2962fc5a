package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The refresh worker of the cluster. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RefreshWorkerSpec(
        @Default("1")
        @Min(0)
        @Max(10)
        @JsonPropertyDescription("Number of worker pods. With 0, classes that need the worker are not programmed.")
        Integer replicas,

        @JsonPropertyDescription(
                "Size of each worker pod. Unset means requests of 100m CPU and 256Mi, and a memory limit of 512Mi.")
        @Nullable
        PodResources resources,

        @Size(max = 64)
        @JsonPropertyDescription(
                "Hosts the worker may call for classes, such as catalog.shop.svc. Unset or empty means the Services of the"
                        + " class's own namespace. Loopback and link-local addresses are always refused, after name resolution.")
        List<@Size(min = 1, max = 253) String> allowedHosts) {

    /** What holds when nothing is said. */
    public static final RefreshWorkerSpec DEFAULT = new RefreshWorkerSpec(1, null, List.of());

    public RefreshWorkerSpec {
        replicas = Unset.or(replicas, 1);
        allowedHosts = Unset.list(allowedHosts);
    }
}
