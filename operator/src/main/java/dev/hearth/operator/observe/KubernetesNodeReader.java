package dev.hearth.operator.observe;

import dev.hearth.operator.model.KubernetesNodeFacts;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import java.time.Instant;
import java.util.Optional;

/** Reads what matters out of a Kubernetes node. */
public final class KubernetesNodeReader {

    private static final String OUT_OF_SERVICE = "node.kubernetes.io/out-of-service";

    private KubernetesNodeReader() {}

    /** @param zoneKey the label that names the zone */
    public static KubernetesNodeFacts facts(Node node, String zoneKey) {
        var ready = readyCondition(node);
        var isReady = ready.filter(c -> "True".equals(c.getStatus())).isPresent();
        var spec = Optional.ofNullable(node.getSpec());
        return new KubernetesNodeFacts(
                node.getMetadata().getName(),
                Optional.ofNullable(node.getMetadata().getLabels()).map(l -> l.get(zoneKey)),
                isReady,
                isReady
                        ? Optional.empty()
                        : ready.map(NodeCondition::getLastTransitionTime).map(Instant::parse),
                spec.map(s -> Boolean.TRUE.equals(s.getUnschedulable())).orElse(false),
                spec.map(s -> s.getTaints()).stream()
                        .flatMap(java.util.Collection::stream)
                        .anyMatch(t -> OUT_OF_SERVICE.equals(t.getKey())));
    }

    static Optional<NodeCondition> readyCondition(Node node) {
        return Optional.ofNullable(node.getStatus()).map(s -> s.getConditions()).stream()
                .flatMap(java.util.Collection::stream)
                .filter(c -> "Ready".equals(c.getType()))
                .findFirst();
    }
}
