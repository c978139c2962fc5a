package dev.hearth.operator.observe;

import dev.hearth.api.Labels;
import dev.hearth.operator.model.NodeId;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which CacheCluster an object belongs to. */
public final class Belonging {

    private static final Pattern CLAIM = Pattern.compile("data-(.+)-s[0-9]+-[0-9]+");
    private static final Pattern POD = Pattern.compile("(.+)-s[0-9]+-[0-9]+");

    private Belonging() {}

    /** By the label that every child carries. */
    public static Set<ResourceID> byLabel(HasMetadata object) {
        var labels = object.getMetadata().getLabels();
        var cluster = labels == null ? null : labels.get(Labels.CLUSTER);
        return cluster == null
                ? Set.of()
                : Set.of(new ResourceID(cluster, object.getMetadata().getNamespace()));
    }

    /** A volume by the name of the claim that it is bound to. */
    public static Set<ResourceID> byClaim(PersistentVolume volume) {
        var claim = volume.getSpec().getClaimRef();
        if (claim == null || claim.getName() == null) {
            return Set.of();
        }
        var name = CLAIM.matcher(claim.getName());
        return name.matches() ? Set.of(new ResourceID(name.group(1), claim.getNamespace())) : Set.of();
    }

    /** A pod may carry the label for another reason; a cache node is also called like one. */
    public static boolean isNode(Pod pod) {
        var meta = pod.getMetadata();
        return ofNode(new NodeId(meta.getNamespace(), meta.getName(), meta.getUid()))
                .filter(byLabel(pod)::contains)
                .isPresent();
    }

    /** The cluster of a cache node. */
    public static Optional<ResourceID> ofNode(NodeId node) {
        var name = POD.matcher(node.pod());
        return name.matches() ? Optional.of(new ResourceID(name.group(1), node.namespace())) : Optional.empty();
    }
}
