package dev.hearth.e2e.cluster;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The containers of {@link K3sCluster} on a network of their own, with fixed names, so that a later run finds them. */
final class K3sContainers implements NodeFaults {
    private static final DockerImageName IMAGE = DockerImageName.parse("rancher/k3s:v1.34.4-k3s1");
    private static final String PREFIX = "hearth-k3s-";
    private static final String SERVER = PREFIX + "server";
    private static final String NETWORK = PREFIX + "network";
    private static final String TOKEN = "hearth";
    private static final Map<String, String> ZONES =
            new TreeMap<>(Map.of("node-a", "zone-a", "node-b", "zone-b", "node-c", "zone-c"));

    private final Progress progress;
    private final DockerClient docker = DockerClientFactory.lazyClient();
    private final Map<String, GenericContainer<?>> agents = new LinkedHashMap<>();
    private @Nullable K3sContainer server;
    private @Nullable KubernetesClient client;

    K3sContainers(Progress progress) {
        this.progress = progress;
    }

    /** Starts what does not run yet; the kubeconfig. */
    String start() {
        network();
        progress.say("k3s: starting the server");
        var started = server();
        started.start();
        server = started;
        ZONES.keySet().forEach(this::startAgent);
        return started.getKubeConfigYaml();
    }

    void use(KubernetesClient connected) {
        client = connected;
        ZONES.keySet().forEach(this::awaitReady);
    }

    /** Imports an archive into every agent's containerd. */
    void load(Path archive) {
        var target = "/tmp/" + archive.getFileName();
        agents.forEach((node, agent) -> {
            progress.say("k3s: " + archive.getFileName() + " into " + node);
            agent.copyFileToContainer(MountableFile.forHostPath(archive), target);
            run(agent, "ctr", "-n", "k8s.io", "images", "import", target);
        });
    }

    /** Removes all containers with their volumes, and the network, whichever run started them. */
    static void remove() {
        var docker = DockerClientFactory.lazyClient();
        for (var name : List.of("server", "node-a", "node-b", "node-c")) {
            ifThere(() -> docker.removeContainerCmd(PREFIX + name)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
        }
        ifThere(() -> docker.removeNetworkCmd(NETWORK).exec());
    }

    private static void ifThere(Runnable removal) {
        try {
            removal.run();
        } catch (NotFoundException e) {
            // Gone already.
        }
    }

    /** The container's own link goes down; the default route goes with it and is kept for {@link #heal}. */
    @Override
    public void cut(String node) {
        run(agent(node), "sh", "-c", "ip route show default > /tmp/default-route && ip link set eth0 down");
    }

    @Override
    public void heal(String node) {
        run(agent(node), "sh", "-c", "ip link set eth0 up && ip route replace $(cat /tmp/default-route)");
    }

    @Override
    public void lose(String node) {
        var id = agent(node).getContainerId();
        docker.killContainerCmd(id).exec();
        docker.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
        agents.remove(node);
    }

    /** k3s refuses an empty machine under an old name until the old one's password is gone. */
    @Override
    public void giveBack(String node) {
        connected()
                .secrets()
                .inNamespace("kube-system")
                .withName(node + ".node-password.k3s")
                .delete();
        startAgent(node);
        awaitReady(node);
    }

    private void network() {
        try {
            docker.inspectNetworkCmd().withNetworkId(NETWORK).exec();
        } catch (NotFoundException e) {
            docker.createNetworkCmd().withName(NETWORK).withDriver("bridge").exec();
        }
    }

    private static K3sContainer server() {
        return (K3sContainer) new K3sContainer(IMAGE)
                .withCommand(
                        "server",
                        "--disable=traefik",
                        "--disable=metrics-server",
                        "--tls-san=" + DockerClientFactory.instance().dockerHostIpAddress(),
                        "--tls-san=" + SERVER,
                        "--token=" + TOKEN,
                        "--node-taint=node-role.kubernetes.io/control-plane=true:NoSchedule",
                        "--kube-controller-manager-arg=node-monitor-grace-period=16s",
                        "--kube-controller-manager-arg=node-monitor-period=2s")
                .withNetworkMode(NETWORK)
                .withReuse(true)
                .withCreateContainerCmdModifier(
                        command -> command.withName(SERVER).withHostName(SERVER));
    }

    private void startAgent(String node) {
        progress.say("k3s: starting " + node);
        var agent = new GenericContainer<>(IMAGE)
                .withCommand(
                        "agent",
                        "--node-name=" + node,
                        "--node-label=topology.kubernetes.io/zone=" + ZONES.get(node),
                        "--kubelet-arg=node-status-update-frequency=2s")
                .withEnv("K3S_URL", "https://" + SERVER + ":6443")
                .withEnv("K3S_TOKEN", TOKEN)
                .withPrivilegedMode(true)
                .withTmpFs(Map.of("/run", "", "/var/run", ""))
                .withNetworkMode(NETWORK)
                .withReuse(true)
                .withCreateContainerCmdModifier(
                        command -> command.withName(PREFIX + node).withHostName(node));
        agent.start();
        agents.put(node, agent);
    }

    private void awaitReady(String node) {
        connected()
                .nodes()
                .withName(node)
                .waitUntilCondition(found -> found != null && isReady(found), 3, TimeUnit.MINUTES);
    }

    private static boolean isReady(Node node) {
        return node.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    private KubernetesClient connected() {
        return Objects.requireNonNull(client, "start first");
    }

    private GenericContainer<?> agent(String node) {
        var agent = agents.get(node);
        if (agent == null) {
            throw new IllegalArgumentException(node + " is not a Kubernetes node that runs: " + agents.keySet());
        }
        return agent;
    }

    private static void run(Container<?> container, String... words) {
        try {
            var result = container.execInContainer(words);
            if (result.getExitCode() != 0) {
                throw new IllegalStateException(String.join(" ", List.of(words)) + ": " + result.getStderr());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
