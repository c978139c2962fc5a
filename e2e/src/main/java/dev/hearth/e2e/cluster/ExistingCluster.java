package dev.hearth.e2e.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A cluster of the user's own. Its Kubernetes nodes are left alone. */
public final class ExistingCluster implements ClusterProvider {
    private final Path kubeconfig;
    private final KubernetesClient client;
    private final Images images;

    private ExistingCluster(Path kubeconfig, Images images) {
        this.kubeconfig = kubeconfig;
        this.client = Clusters.client(kubeconfig);
        this.images = images;
    }

    static ExistingCluster open(Map<String, String> environment) {
        var registry = environment.get("HEARTH_REGISTRY");
        if (registry == null || registry.isBlank()) {
            throw new IllegalArgumentException(
                    "HEARTH_REGISTRY must name a registry that your cluster pulls from, with the project's images in it:"
                            + " make images REGISTRY=registry.example.com/hearth");
        }
        var kubeconfig = Path.of(java.util.Objects.requireNonNull(environment.get("KUBECONFIG")));
        return new ExistingCluster(kubeconfig, Images.from(environment));
    }

    @Override
    public String description() {
        return "the cluster at " + client.getMasterUrl();
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public Images images() {
        return images;
    }

    @Override
    public String helm() {
        return System.getProperty("hearth.helm", "helm");
    }

    @Override
    public Optional<NodeFaults> nodeFaults() {
        return Optional.empty();
    }

    @Override
    public ProcessFaults processFaults() {
        return new NodeShell(client);
    }

    @Override
    public void close() {
        client.close();
    }
}
