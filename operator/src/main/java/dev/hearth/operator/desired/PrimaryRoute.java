package dev.hearth.operator.desired;

import dev.hearth.operator.model.NodeId;
import java.util.Optional;

/** Where the way to the primary leads. */
public sealed interface PrimaryRoute {

    /**
     * To a node.
     *
     * @param node the pod
     * @param ip its IP
     * @param kubernetesNode where it runs; empty when that is not known
     */
    record To(NodeId node, String ip, Optional<String> kubernetesNode) implements PrimaryRoute {}

    /**
     * Clients are refused at once, instead of waiting for an address that may soon be somebody else's.
     *
     * @param anyIp the IP of any pod of the cluster: a slice keeps its address family for ever
     */
    record Nowhere(String anyIp) implements PrimaryRoute {}

    /**
     * Where it leads now. The primary is gone and another node is about to take over: kube-proxy writes its rules at most
     * once a second, so a change in between would hold up the one that counts.
     */
    record AsBefore() implements PrimaryRoute {}
}
