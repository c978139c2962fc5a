package dev.hearth.e2e.install;

import dev.hearth.e2e.cluster.ClusterProvider;
import dev.hearth.e2e.cluster.Command;
import dev.hearth.e2e.cluster.Progress;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The chart, installed as a user would do it. */
public final class HelmRelease {
    /** The namespace of the operator. */
    public static final String NAMESPACE = "hearth-system";

    private static final String RELEASE = "hearth";
    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("hearth-e2e")
            .withForce(true)
            .build();

    private final ClusterProvider cluster;
    private final Path chart;
    private final Command command;

    /**
     * @param cluster to install on
     * @param chart the chart's folder
     * @param progress is told what helm says
     */
    public HelmRelease(ClusterProvider cluster, Path chart, Progress progress) {
        this.cluster = cluster;
        this.chart = chart;
        this.command = new Command(Duration.ofMinutes(10), progress);
    }

    /**
     * Installs the chart or brings it up to date, and waits until the operator is ready. Helm never updates CRDs
     * (https://helm.sh/docs/chart_best_practices/custom_resource_definitions/), so they are applied first.
     *
     * @param settings {@code name=value} pairs beside the operator's image
     */
    public void install(List<String> settings) {
        definitions()
                .forEach(definition -> cluster.client().resource(definition).patch(APPLY, definition));
        var images = cluster.images();
        var image = images.operator();
        int tag = image.lastIndexOf(':');
        var words = words("upgrade", "--install", RELEASE, chart.toString());
        words.addAll(List.of("--namespace", NAMESPACE, "--create-namespace", "--skip-crds"));
        words.addAll(List.of("--set", "image.repository=" + image.substring(0, tag)));
        words.addAll(List.of("--set-string", "image.tag=" + image.substring(tag + 1)));
        images.chartSettings().forEach(setting -> words.addAll(List.of("--set", setting)));
        settings.forEach(setting -> words.addAll(List.of("--set", setting)));
        words.addAll(List.of("--wait", "--timeout", "5m"));
        command.run(words);
    }

    /** Removes the release, its namespace and the CRDs; what is already gone does not matter. */
    public void uninstall() {
        definitions()
                .forEach(definition -> cluster.client().resource(definition).delete());
        var words = words("uninstall", RELEASE, "--ignore-not-found", "--wait");
        words.addAll(List.of("--namespace", NAMESPACE));
        command.run(words);
        cluster.client().namespaces().withName(NAMESPACE).delete();
    }

    private ArrayList<String> words(String... verb) {
        var words = new ArrayList<>(List.of(cluster.helm()));
        words.addAll(List.of(verb));
        words.addAll(List.of("--kubeconfig", cluster.kubeconfig().toString()));
        return words;
    }

    private List<HasMetadata> definitions() {
        try (Stream<Path> files = Files.list(chart.resolve("crds"))) {
            return files.sorted().flatMap(this::load).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the chart's CRDs could not be read", e);
        }
    }

    private Stream<HasMetadata> load(Path file) {
        try (var in = Files.newInputStream(file)) {
            return cluster.client().load(in).items().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
