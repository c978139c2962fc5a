package dev.hearth.operator.observe;

import dev.hearth.operator.desired.Names;
import dev.hearth.operator.model.VolumeFacts;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads what matters out of a node's claim and its volume. */
final class VolumeReader {

    private static final String HOST_NAME = "kubernetes.io/hostname";

    private VolumeReader() {}

    static List<VolumeFacts> facts(Collection<PersistentVolumeClaim> claims, Collection<PersistentVolume> volumes) {
        return claims.stream()
                .filter(c -> c.getMetadata().getName().startsWith(Names.DATA + "-"))
                .map(c -> facts(c, volumes))
                .toList();
    }

    private static VolumeFacts facts(PersistentVolumeClaim claim, Collection<PersistentVolume> volumes) {
        var volume = volumes.stream()
                .filter(v -> v.getMetadata().getName().equals(claim.getSpec().getVolumeName()))
                .findFirst();
        var host = volume.flatMap(VolumeReader::onlyHost);
        var bound = volume.map(v -> v.getSpec().getNodeAffinity())
                .filter(affinity -> affinity.getRequired() != null)
                .isPresent();
        return new VolumeFacts(
                claim,
                claim.getMetadata().getName().substring(Names.DATA.length() + 1),
                host,
                bound && host.isEmpty(),
                false);
    }

    /** A volume with an affinity to one host name cannot be reached from elsewhere. */
    private static Optional<String> onlyHost(PersistentVolume volume) {
        return Optional.ofNullable(volume.getSpec().getNodeAffinity()).map(a -> a.getRequired()).stream()
                .flatMap(required -> required.getNodeSelectorTerms().stream())
                .flatMap(term -> term.getMatchExpressions().stream())
                .filter(e -> HOST_NAME.equals(e.getKey()) && "In".equals(e.getOperator()))
                .map(NodeSelectorRequirement::getValues)
                .filter(values -> values.size() == 1)
                .map(List::getFirst)
                .findFirst();
    }
}
