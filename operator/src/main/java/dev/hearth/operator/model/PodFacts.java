package dev.hearth.operator.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What matters of a cache node's pod object. Equal facts mean that nothing happened worth a pass.
 *
 * @param id the pod
 * @param shard the shard it belongs to
 * @param ip its IP; empty until it has one
 * @param kubernetesNode where it is scheduled; empty until it is
 * @param container the server's container
 * @param restarts how often the kubelet restarted it
 * @param finishedAt when the container ended, by the clock of its Kubernetes node; present when TERMINATED
 * @param waitingReason why the kubelet does not run it, such as {@code ImagePullBackOff}; empty when it does
 * @param deleting it has a deletion timestamp
 * @param unschedulable the scheduler's message when there is no place for it; empty otherwise
 * @param roleLabel the value of the role label; empty when there is none
 * @param warmGate the value of the readiness gate; empty when it was never set
 * @param readiness the pod's Ready condition
 * @param revision the hash of the pod template it was made from
 * @param settingsHash the hash of settings that need a restart, as its annotation says
 * @param createdAt when the pod object was made; never changes
 */
public record PodFacts(
        NodeId id,
        int shard,
        Optional<String> ip,
        Optional<String> kubernetesNode,
        ContainerState container,
        int restarts,
        Optional<Instant> finishedAt,
        Optional<String> waitingReason,
        boolean deleting,
        Optional<String> unschedulable,
        Optional<String> roleLabel,
        Optional<Boolean> warmGate,
        Readiness readiness,
        String revision,
        String settingsHash,
        Instant createdAt) {}
