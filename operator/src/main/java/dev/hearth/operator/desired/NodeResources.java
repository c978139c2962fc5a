package dev.hearth.operator.desired;

import dev.hearth.api.v1alpha1.PodResources;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** CPU and memory of the server's container. */
final class NodeResources {

    static final String MEMORY = "memory";

    private NodeResources() {}

    /** As declared; a memory request that is unset is the limit, so that a node is never evicted for its memory. */
    static ResourceRequirements of(PodResources declared) {
        var limits = canonical(declared.limits());
        var requests = canonical(declared.requests());
        var limit = limits.get(MEMORY);
        if (limit == null) {
            throw new IllegalArgumentException("spec.resources.limits.memory: must be set");
        }
        requests.putIfAbsent(MEMORY, limit);
        return new ResourceRequirementsBuilder()
                .withLimits(limits)
                .withRequests(requests)
                .build();
    }

    private static SortedMap<String, Quantity> canonical(Map<String, Quantity> quantities) {
        var canonical = new TreeMap<String, Quantity>();
        quantities.forEach((name, quantity) -> canonical.put(name, CanonicalQuantity.of(quantity)));
        return canonical;
    }
}
