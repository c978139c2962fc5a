package dev.hearth.operator.observe;

import dev.hearth.api.v1alpha1.SchedulingSpec;
import dev.hearth.operator.model.Place;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads which Kubernetes nodes have a zone, and whether the nodes of a cluster may be placed there. */
final class PlaceReader {

    private PlaceReader() {}

    static List<Place> places(Stream<Node> nodes, SchedulingSpec scheduling) {
        return nodes.flatMap(node -> place(node, scheduling).stream())
                .sorted(Comparator.comparing(Place::kubernetesNode))
                .toList();
    }

    private static Optional<Place> place(Node node, SchedulingSpec scheduling) {
        var facts = KubernetesNodeReader.facts(node, scheduling.zoneKey());
        return facts.zone().map(zone -> new Place(facts.name(), zone, open(node, scheduling), readySince(node)));
    }

    private static boolean open(Node node, SchedulingSpec scheduling) {
        var facts = KubernetesNodeReader.facts(node, scheduling.zoneKey());
        var labels = Objects.requireNonNullElse(node.getMetadata().getLabels(), Map.<String, String>of());
        return facts.ready()
                && !facts.cordoned()
                && labels.entrySet().containsAll(scheduling.nodeSelector().entrySet())
                && taints(node).filter(PlaceReader::keepsAway).allMatch(t -> tolerated(t, scheduling.tolerations()));
    }

    private static Stream<Taint> taints(Node node) {
        return Optional.ofNullable(node.getSpec()).map(s -> s.getTaints()).stream()
                .flatMap(List::stream);
    }

    private static boolean keepsAway(Taint taint) {
        return "NoSchedule".equals(taint.getEffect()) || "NoExecute".equals(taint.getEffect());
    }

    private static boolean tolerated(Taint taint, List<Toleration> tolerations) {
        return tolerations.stream().anyMatch(t -> tolerates(t, taint));
    }

    /** As the scheduler reads them: no effect means any, no key with Exists means any. */
    private static boolean tolerates(Toleration toleration, Taint taint) {
        var effect = blank(toleration.getEffect()) || toleration.getEffect().equals(taint.getEffect());
        if ("Exists".equals(toleration.getOperator())) {
            return effect && (blank(toleration.getKey()) || toleration.getKey().equals(taint.getKey()));
        }
        return effect
                && Objects.equals(toleration.getKey(), taint.getKey())
                && Objects.requireNonNullElse(toleration.getValue(), "")
                        .equals(Objects.requireNonNullElse(taint.getValue(), ""));
    }

    private static boolean blank(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static Instant readySince(Node node) {
        return KubernetesNodeReader.readyCondition(node)
                .map(c -> c.getLastTransitionTime())
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }
}
