package dev.hearth.e2e.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A Kubernetes cluster to work on. Nothing may work on one provider only, apart from the faults of Kubernetes nodes. */
public sealed interface ClusterProvider extends AutoCloseable permits ExistingCluster, K3sCluster, LabCluster {

    /** What it is, in a few words. */
    String description();

    /** A client with the administrator's rights; closed with the provider. */
    KubernetesClient client();

    /** The administrator's kubeconfig. */
    Path kubeconfig();

    /** Makes the project's images known to the cluster, if that is still to be done, and says their names. */
    Images images();

    /** The helm program: a path, or a name on the PATH. */
    String helm();

    /** Faults of Kubernetes nodes, where they can be injected. */
    Optional<NodeFaults> nodeFaults();

    /** Signals to server processes. */
    ProcessFaults processFaults();

    /** The API server's record of what pods asked of it, one JSON object a line, where it can be read. */
    default Optional<Path> auditLog() {
        return Optional.empty();
    }

    /** Ends the connection; the cluster stays. */
    @Override
    void close();

    /** Kubernetes nodes that take pods, with their zones; without a zone label the zone is empty. */
    default Map<String, String> zones() {
        var zones = new TreeMap<String, String>();
        for (var node : client().nodes().list().getItems()) {
            var taints = Optional.ofNullable(node.getSpec().getTaints());
            boolean takesPods = taints.stream()
                    .flatMap(java.util.List::stream)
                    .noneMatch(taint -> taint.getKey().startsWith("node-role.kubernetes.io/"));
            if (takesPods) {
                var labels = node.getMetadata().getLabels();
                zones.put(node.getMetadata().getName(), labels.getOrDefault("topology.kubernetes.io/zone", ""));
            }
        }
        return zones;
    }
}
