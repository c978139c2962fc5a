package dev.hearth.operator.desired;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where nodes may run.
 *
 * @param zones how nodes of a shard spread over zones
 * @param zoneKey the label of Kubernetes nodes that names their zone
 * @param hosts how nodes of a shard spread over Kubernetes nodes
 * @param nodeSelector as in a pod
 * @param affinity as in a pod
 * @param tolerations as in a pod
 * @param priorityClass as in a pod
 */
public record Placement(
        Spread zones,
        String zoneKey,
        Spread hosts,
        Map<String, String> nodeSelector,
        Optional<Affinity> affinity,
        List<Toleration> tolerations,
        Optional<String> priorityClass) {

    public Placement {
        nodeSelector = Map.copyOf(nodeSelector);
        tolerations = List.copyOf(tolerations);
    }
}
