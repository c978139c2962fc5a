package dev.hearth.operator.model;

import java.util.Optional;

/**
 * A cache node as seen from both sides.
 *
 * @param pod its pod
 * @param host the Kubernetes node it is on; empty when unscheduled or when that object is gone
 * @param reach what the node watch knows
 * @param refusal that it refused commands lately; empty when it did not
 */
public record ObservedNode(PodFacts pod, Optional<KubernetesNodeFacts> host, Reach reach, Optional<Refusal> refusal) {

    /** A node that has refused nothing. */
    public ObservedNode(PodFacts pod, Optional<KubernetesNodeFacts> host, Reach reach) {
        this(pod, host, reach, Optional.empty());
    }

    public NodeId id() {
        return pod.id();
    }

    public String name() {
        return pod.id().pod();
    }

    /** The last answer, if the node answers now. */
    public Optional<NodeAnswer> answer() {
        return reach instanceof Reach.Answering(var answer, var at, var since, var previous)
                ? Optional.of(answer)
                : Optional.empty();
    }

    public Optional<String> zone() {
        return host.flatMap(KubernetesNodeFacts::zone);
    }
}
