package dev.hearth.e2e.scenario;

import dev.hearth.e2e.cluster.ClusterProvider;
import dev.hearth.e2e.cluster.Clusters;
import dev.hearth.e2e.cluster.NodeFaults;
import dev.hearth.e2e.cluster.Progress;
import dev.hearth.e2e.figures.FailureModes;
import dev.hearth.e2e.figures.ScenarioFigures;
import dev.hearth.e2e.install.HelmRelease;
import dev.hearth.e2e.install.Operator;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The one installation that all scenarios share: the chart is installed for the first scenario that needs it. The cluster and
 * the installation stay when the run ends; the build takes the lab away.
 */
final class Hearth implements AutoCloseable {
    /** Where the repository is, seen from the folder that the tests run in. */
    static final Path ROOT = Path.of(System.getProperty("hearth.root", ".."));

    private static final Path TARGET = Path.of("target");

    private final ClusterProvider cluster;
    private final Progress progress = Hearth::say;
    private final FailureModes failureModes = new FailureModes(TARGET.resolve("failure-modes.json"));

    private boolean installed = !Boolean.parseBoolean(System.getProperty("hearth.e2e.install", "true"));

    private Hearth(ClusterProvider cluster) {
        this.cluster = cluster;
    }

    static Hearth open() {
        return new Hearth(Clusters.open(System.getenv(), Hearth::say));
    }

    /** Installs the chart, once; not at all with {@code -Dhearth.e2e.install=false}, for work on a single scenario. */
    synchronized Hearth ensureInstalled() {
        if (!installed) {
            var settings =
                    System.getenv().getOrDefault("HEARTH_CHART_SETTINGS", "").strip();
            new HelmRelease(cluster, ROOT.resolve("charts/hearth"), Hearth::say)
                    .install(settings.isEmpty() ? List.of() : List.of(settings.split("\\s+")));
            installed = true;
        }
        return this;
    }

    ClusterProvider cluster() {
        return cluster;
    }

    Operator operator() {
        return new Operator(cluster.client());
    }

    Progress progress() {
        return progress;
    }

    /** Nothing passes by skipping: without faults of Kubernetes nodes the scenario fails and says what to do. */
    NodeFaults nodeFaults() {
        return cluster.nodeFaults()
                .orElseThrow(() -> new IllegalStateException(
                        cluster.description() + " cannot lose Kubernetes nodes: run this scenario on the lab or k3s"));
    }

    Path bundles() {
        return TARGET.resolve("bundles");
    }

    /** Prints the figures and puts them into failure-modes.json. */
    void record(ScenarioFigures figures) {
        figures.describe().forEach(progress::say);
        failureModes.merge(figures);
    }

    static void say(String line) {
        System.out.println(LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + "  " + line);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
