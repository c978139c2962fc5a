package dev.hearth.e2e.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/** Opens the cluster that the environment asks for. */
public final class Clusters {
    private static final Path DOCKER_SOCKET = Path.of("/var/run/docker.sock");

    private Clusters() {}

    /** Chooses a cluster, says which and why, and makes it if there is none yet. */
    public static ClusterProvider open(Map<String, String> environment, Progress progress) {
        var choice = choose(environment);
        progress.say("cluster: " + words(choice.kind()) + " (" + choice.because() + ")");
        return switch (choice.kind()) {
            case KUBECONFIG -> ExistingCluster.open(environment);
            case K3S -> K3sCluster.open(environment, progress);
            case LAB -> LabCluster.open(environment, progress);
        };
    }

    /**
     * Takes away the cluster that {@link #open} would choose, if these programs made it.
     *
     * @return false for a cluster of the user's own, which stays
     */
    public static boolean remove(Map<String, String> environment, Progress progress) {
        var choice = choose(environment);
        progress.say("cluster: " + words(choice.kind()) + " (" + choice.because() + ")");
        switch (choice.kind()) {
            case KUBECONFIG -> {
                return false;
            }
            case K3S -> K3sContainers.remove();
            case LAB -> LabCluster.remove(environment, progress);
        }
        return true;
    }

    private static ClusterChoice choose(Map<String, String> environment) {
        var asked = environment.get("HEARTH_CLUSTER");
        boolean dockerMatters = asked == null || asked.isBlank() || asked.equalsIgnoreCase("k3s");
        return ClusterChoice.of(asked, environment.get("KUBECONFIG"), dockerMatters && dockerAnswers(environment));
    }

    private static boolean dockerAnswers(Map<String, String> environment) {
        boolean likely = environment.containsKey("DOCKER_HOST") || Files.exists(DOCKER_SOCKET);
        return likely && DockerClientFactory.instance().isDockerAvailable();
    }

    private static String words(ClusterChoice.Kind kind) {
        return switch (kind) {
            case KUBECONFIG -> "the one that KUBECONFIG names";
            case K3S -> "k3s in containers";
            case LAB -> "the lab on this machine";
        };
    }

    static KubernetesClient client(Path kubeconfig) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }
}
