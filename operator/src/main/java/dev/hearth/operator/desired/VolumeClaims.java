package dev.hearth.operator.desired;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Optional;

/** Volumes of nodes. */
public final class VolumeClaims {

    private static final String STORAGE = "storage";

    private VolumeClaims() {}

    /** What the StatefulSet makes a claim from; it cannot change later. */
    static PersistentVolumeClaim template(EffectiveSpec spec, Quantity size) {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(Names.DATA)
                .withLabels(Names.labels(spec))
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withVolumeMode("Filesystem")
                .withStorageClassName(spec.storage().storageClass().orElse(null))
                .withNewResources()
                .withRequests(Map.of(STORAGE, size))
                .endResources()
                .endSpec()
                .build();
    }

    /**
     * The claim of a pod at the size of the spec, to be applied over the existing one; holds nothing but the request.
     * Empty without persistence.
     */
    public static Optional<PersistentVolumeClaim> grown(EffectiveSpec spec, String pod) {
        return spec.storage()
                .size()
                .filter(size -> spec.storage().persistent())
                .map(size -> new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withNamespace(spec.cluster().namespace())
                        .withName(Names.claim(pod))
                        .endMetadata()
                        .withNewSpec()
                        .withNewResources()
                        .withRequests(Map.of(STORAGE, size))
                        .endResources()
                        .endSpec()
                        .build());
    }
}
