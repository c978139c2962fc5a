package dev.hearth.e2e.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * k3s in containers: one server that takes no pods and three agents, one a zone. Stays up when the program ends if
 * {@code TESTCONTAINERS_REUSE_ENABLE=true}, as the Makefile sets it.
 */
public final class K3sCluster implements ClusterProvider {
    private final K3sContainers containers;
    private final Map<String, String> environment;
    private final Progress progress;
    private final Path kubeconfig;
    private final KubernetesClient client;

    private K3sCluster(K3sContainers containers, Map<String, String> environment, Progress progress, Path kubeconfig) {
        this.containers = containers;
        this.environment = environment;
        this.progress = progress;
        this.kubeconfig = kubeconfig;
        this.client = Clusters.client(kubeconfig);
        containers.use(client);
    }

    static K3sCluster open(Map<String, String> environment, Progress progress) {
        var containers = new K3sContainers(progress);
        return new K3sCluster(containers, environment, progress, write(containers.start()));
    }

    private static Path write(String kubeconfig) {
        try {
            var file = Path.of("target", "k3s-kubeconfig.yaml").toAbsolutePath();
            Files.createDirectories(file.getParent());
            return Files.writeString(file, kubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String description() {
        return "k3s in containers";
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** Imports every archive (docker save) of the folder {@code HEARTH_IMAGE_ARCHIVES}, or leaves pulling to k3s. */
    @Override
    public Images images() {
        var folder = environment.get("HEARTH_IMAGE_ARCHIVES");
        if (folder == null) {
            progress.say("HEARTH_IMAGE_ARCHIVES is unset: k3s pulls the images from the registry that names them");
        } else {
            try (var archives = Files.list(Path.of(folder))) {
                archives.filter(file -> file.toString().endsWith(".tar"))
                        .sorted()
                        .forEach(containers::load);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Images.from(environment);
    }

    @Override
    public String helm() {
        return System.getProperty("hearth.helm", "helm");
    }

    @Override
    public Optional<NodeFaults> nodeFaults() {
        return Optional.of(containers);
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
