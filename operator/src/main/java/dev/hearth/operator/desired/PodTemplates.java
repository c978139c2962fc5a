package dev.hearth.operator.desired;

import dev.hearth.api.Labels;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The pod of a node. */
final class PodTemplates {

    /** User and group {@code redis} and {@code valkey} of the engines' own images. */
    private static final long USER = 999;

    private static final int READ_ONLY_FOR_OWNER_AND_GROUP = 0440;

    private PodTemplates() {}

    /**
     * @param restart token of the restart that was asked for; a new one restarts the nodes
     */
    static PodTemplateSpec of(EffectiveSpec spec, int shard, Optional<String> restart) {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels(spec, shard))
                .withAnnotations(annotations(spec, restart))
                .endMetadata()
                .withSpec(pod(spec, shard))
                .build();
    }

    private static SortedMap<String, String> labels(EffectiveSpec spec, int shard) {
        var labels = new TreeMap<>(spec.podMetadata().labels());
        labels.putAll(Names.labels(spec));
        labels.put(Labels.SHARD, Integer.toString(shard));
        labels.put(Labels.ROLE, Labels.ROLE_UNASSIGNED);
        return labels;
    }

    private static SortedMap<String, String> annotations(EffectiveSpec spec, Optional<String> restart) {
        var annotations = new TreeMap<>(spec.podMetadata().annotations());
        annotations.put(Names.SETTINGS_HASH, ConfigHash.restart());
        restart.ifPresent(token -> annotations.put(Names.RESTARTED_FOR, token));
        return annotations;
    }

    private static PodSpec pod(EffectiveSpec spec, int shard) {
        var scheduling = spec.scheduling();
        var priorityClass = Optional.ofNullable(scheduling.priorityClassName()).filter(name -> !name.isEmpty());
        return new PodSpecBuilder()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withSecurityContext(unprivileged())
                .withTerminationGracePeriodSeconds(PreStop.graceSeconds(spec))
                .withImagePullSecrets(spec.image().pullSecrets().stream()
                        .map(LocalObjectReference::new)
                        .toList())
                .withNodeSelector(new TreeMap<>(scheduling.nodeSelector()))
                .withAffinity(scheduling.affinity())
                .withTolerations(scheduling.tolerations())
                .withPriorityClassName(priorityClass.orElse(null))
                .withTopologySpreadConstraints(SpreadConstraints.of(spec, shard))
                .addNewReadinessGate(Names.WARM_GATE)
                .withContainers(ServerContainer.of(spec))
                .withVolumes(volumes(spec))
                .build();
    }

    private static PodSecurityContext unprivileged() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                .withFsGroupChangePolicy("OnRootMismatch")
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
    }

    private static List<Volume> volumes(EffectiveSpec spec) {
        var volumes = new ArrayList<>(List.of(config(spec), credentials(spec)));
        if (!spec.storage().persistent()) {
            volumes.add(memoryOnly(spec));
        }
        return volumes;
    }

    private static Volume config(EffectiveSpec spec) {
        return new VolumeBuilder()
                .withName(ServerContainer.CONFIG_VOLUME)
                .withNewConfigMap()
                .withName(Names.server(spec.cluster()))
                .withDefaultMode(READ_ONLY_FOR_OWNER_AND_GROUP)
                .endConfigMap()
                .build();
    }

    /** Only what a server needs: the operator's password is not in the pod. */
    private static Volume credentials(EffectiveSpec spec) {
        var items = Stream.of(Secrets.REPLICATION_FILE, Secrets.REPLICATION_PASSWORD, Secrets.USERS_FILE)
                .map(key -> new KeyToPath(key, null, key))
                .toList();
        return new VolumeBuilder()
                .withName(ServerContainer.CREDENTIALS_VOLUME)
                .withNewSecret()
                .withSecretName(Names.credentials(spec.cluster()))
                .withDefaultMode(READ_ONLY_FOR_OWNER_AND_GROUP)
                .withItems(items)
                .endSecret()
                .build();
    }

    /** Room for a full sync that is being received beside the one before; on disk, so that it does not count as memory. */
    private static Volume memoryOnly(EffectiveSpec spec) {
        return new VolumeBuilder()
                .withName(Names.DATA)
                .withNewEmptyDir()
                .withSizeLimit(CanonicalQuantity.ofBytes(2 * spec.memory().limitBytes()))
                .endEmptyDir()
                .build();
    }
}
