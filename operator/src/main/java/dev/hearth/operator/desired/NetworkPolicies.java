package dev.hearth.operator.desired;

import dev.hearth.api.Labels;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Who may connect to nodes, where the cluster's network enforces policies. */
public final class NetworkPolicies {

    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    private NetworkPolicies() {}

    /**
     * The policy of a cluster; empty when the spec restricts nothing.
     *
     * @param operatorNamespace where the operator runs
     * @param attached namespaces of attached classes
     */
    public static Optional<NetworkPolicy> of(EffectiveSpec spec, String operatorNamespace, SortedSet<String> attached) {
        return spec.additionalClients()
                .map(additional -> new NetworkPolicyBuilder()
                        .withMetadata(Metadata.of(spec, Names.nodes(spec.cluster())))
                        .withNewSpec()
                        .withNewPodSelector()
                        .addToMatchLabels(Labels.CLUSTER, spec.cluster().name())
                        .addNewMatchExpression()
                        .withKey(Labels.SHARD)
                        .withOperator("Exists")
                        .endMatchExpression()
                        .endPodSelector()
                        .withPolicyTypes("Ingress")
                        .addNewIngress()
                        .withFrom(peers(operatorNamespace, attached, additional))
                        .addNewPort()
                        .withProtocol("TCP")
                        .withPort(new IntOrString(Names.PORT_NAME))
                        .endPort()
                        .endIngress()
                        .endSpec()
                        .build());
    }

    private static List<NetworkPolicyPeer> peers(
            String operatorNamespace, SortedSet<String> attached, List<NetworkPolicyPeer> additional) {
        var peers = new ArrayList<NetworkPolicyPeer>();
        // Everything in the cluster's own namespace, the nodes among one another included.
        peers.add(new NetworkPolicyPeerBuilder()
                .withNewPodSelector()
                .endPodSelector()
                .build());
        peers.add(new NetworkPolicyPeerBuilder(namespace(operatorNamespace))
                .withNewPodSelector()
                .addToMatchLabels(Labels.APP_COMPONENT, "operator")
                .addToMatchLabels(Labels.APP_PART_OF, "hearth")
                .endPodSelector()
                .build());
        attached.forEach(name -> peers.add(namespace(name)));
        peers.addAll(additional);
        return peers;
    }

    private static NetworkPolicyPeer namespace(String name) {
        return new NetworkPolicyPeerBuilder()
                .withNewNamespaceSelector()
                .withMatchLabels(Map.of(NAMESPACE_NAME, name))
                .endNamespaceSelector()
                .build();
    }
}
