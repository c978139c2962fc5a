package dev.hearth.e2e.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lab: three Kubernetes nodes in three zones on this machine, without a container engine. Everything is done by the
 * lab's own program.
 */
public final class LabCluster implements ClusterProvider {
    private final Lab lab;
    private final Map<String, String> environment;
    private final Progress progress;
    private final Path kubeconfig;
    private final KubernetesClient client;

    private LabCluster(Lab lab, Map<String, String> environment, Progress progress, Path kubeconfig) {
        this.lab = lab;
        this.environment = environment;
        this.progress = progress;
        this.kubeconfig = kubeconfig;
        this.client = Clusters.client(kubeconfig);
    }

    /** Brings the lab up, or mends what is missing of it. */
    static LabCluster open(Map<String, String> environment, Progress progress) {
        var lab = new Lab(program(environment), progress);
        lab.run("up");
        var kubeconfig = Path.of(lab.run("kubeconfig").getLast().strip());
        return new LabCluster(lab, environment, progress, kubeconfig);
    }

    /** Takes the lab away, if it is there. */
    static void remove(Map<String, String> environment, Progress progress) {
        new Lab(program(environment), progress).run("down");
    }

    private static String program(Map<String, String> environment) {
        var program = System.getProperty("hearth.lab", environment.getOrDefault("HEARTH_LAB", "build/lab"));
        if (!Files.isExecutable(Path.of(program))) {
            throw new IllegalArgumentException(
                    program + " is not the lab's program: name it in HEARTH_LAB, or start from the Makefile");
        }
        return program;
    }

    @Override
    public String description() {
        return "the lab on this machine";
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** Where {@code HEARTH_IMAGES_COMMAND} names a program, it is run with the registry as its only argument. */
    @Override
    public Images images() {
        var images = Images.from(environment);
        var builder = environment.get("HEARTH_IMAGES_COMMAND");
        if (builder != null) {
            new Command(Duration.ofMinutes(30), progress).run(List.of(builder, images.registry()));
        }
        return images;
    }

    /** Built together with the lab's other programs. */
    @Override
    public String helm() {
        return Path.of(lab.run("bin").getLast().strip()).resolve("helm").toString();
    }

    @Override
    public Optional<NodeFaults> nodeFaults() {
        return Optional.of(lab);
    }

    @Override
    public Optional<Path> auditLog() {
        return Optional.of(Path.of(lab.run("audit").getLast().strip()));
    }

    @Override
    public ProcessFaults processFaults() {
        return lab;
    }

    @Override
    public void close() {
        client.close();
    }
}
