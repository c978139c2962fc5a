package dev.hearth.e2e.demo;

import dev.hearth.e2e.cluster.ClusterProvider;
import dev.hearth.e2e.cluster.NodeFaults;
import dev.hearth.e2e.figures.Loss;
import dev.hearth.e2e.install.HelmRelease;
import dev.hearth.e2e.load.DriverPlan;
import dev.hearth.e2e.load.RunningDriver;
import dev.hearth.e2e.subject.CacheClusters;
import dev.hearth.e2e.subject.ClusterView;
import dev.hearth.e2e.subject.ClusterWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The demo from beginning to end on a cluster that is there. */
final class DemoRun {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration ON_TWO_NODES = Duration.ofSeconds(8);

    private final ClusterProvider cluster;
    private final DemoSettings settings;
    private final Timeline timeline;
    private final Narrator narrator;
    private final CacheClusters clusters;

    DemoRun(ClusterProvider cluster, DemoSettings settings, Timeline timeline) {
        this.cluster = cluster;
        this.settings = settings;
        this.timeline = timeline;
        this.narrator = new Narrator(timeline);
        this.clusters = new CacheClusters(cluster.client(), Demo.NAMESPACE);
    }

    void run() throws IOException {
        var faults = cluster.nodeFaults()
                .orElseThrow(
                        () -> new IllegalStateException(
                                cluster.description()
                                        + " is not ours to break: its Kubernetes nodes cannot be lost by a program. Unset HEARTH_CLUSTER"));
        timeline.say("zones: " + cluster.zones());
        timeline.headline("Installing Hearth from " + settings.chart());
        new HelmRelease(cluster, settings.chart(), timeline).install(settings.settings());
        timeline.headline("Applying " + settings.sample());
        clusters.createNamespace(Map.of());
        var name = clusters.apply(Files.readString(settings.sample())).getFirst();
        try (var watch = clusters.watch(name, narrator::cluster)) {
            watch.awaitNow("a Ready cluster", PATIENCE, ClusterView::isReady);
            show(name, watch, faults);
        }
        farewell(name);
    }

    private void show(String name, ClusterWatch watch, NodeFaults faults) throws IOException {
        var primary = watch.now().primary();
        var node = clusters.kubernetesNodeOf(primary);
        timeline.headline("Driving load: 1,000 writes/s and 400 reads/s, every acknowledged write remembered");
        var plan = DriverPlan.steady(Demo.NAMESPACE, name, cluster.images().driver(), node);
        try (var driver = RunningDriver.start(cluster.client(), plan, narrator::load)) {
            driver.awaitSteady(System.currentTimeMillis() + BEFORE.toMillis(), PATIENCE);
            var zone = cluster.zones().getOrDefault(node, "");
            timeline.headline("Losing " + node + " (" + zone + "), where the primary " + primary + " is");
            long lostAt = System.currentTimeMillis();
            timeline.lostAt(lostAt);
            faults.lose(node);
            long backAt = mend(watch, driver, faults, new LostPrimary(lostAt, primary, node, zone));
            finish(name, watch, driver, new LostPrimary(lostAt, primary, node, zone), backAt);
        }
    }

    private long mend(ClusterWatch watch, RunningDriver driver, NodeFaults faults, LostPrimary loss) {
        var promoted = watch.await(
                "another primary",
                loss.at(),
                PATIENCE,
                view -> !view.primary().isEmpty() && !view.primary().equals(loss.primary()));
        driver.awaitSteady(promoted.atMillis(), PATIENCE);
        timeline.headline("Writes flow again through " + promoted.view().primary() + ", on the nodes that are left");
        driver.awaitSteady(System.currentTimeMillis() + ON_TWO_NODES.toMillis(), PATIENCE);
        timeline.headline("Bringing " + loss.node() + " back, as an empty machine");
        faults.giveBack(loss.node());
        long backAt = System.currentTimeMillis();
        watch.await("all nodes serving again", backAt, PATIENCE, ClusterView::isReady);
        driver.awaitSteady(System.currentTimeMillis() + 1_000, PATIENCE);
        return backAt;
    }

    private void finish(String name, ClusterWatch watch, RunningDriver driver, LostPrimary loss, long backAt)
            throws IOException {
        timeline.headline("Looking for every acknowledged write on the primary");
        var ledger = driver.stopAndVerify();
        var events = driver.events().all(event -> event.isProgress() || event.isOutageEnded());
        var story = Story.of(loss.at(), backAt, loss.primary(), watch, events, ledger);
        var view = watch.now();
        var report = new DemoReport(
                cluster.description(),
                "CacheCluster " + name + ", " + view.summary("nodes") + " nodes in " + view.summary("zones")
                        + " zones, version " + view.summary("version"),
                loss.place(),
                Instant.ofEpochMilli(loss.at()).truncatedTo(ChronoUnit.SECONDS).toString(),
                story.figures(),
                Loss.NODE_LOST.words(),
                story.phases(loss.place()),
                story.writes(),
                story.reads());
        report.write(settings.output());
        new Summary(timeline).print(report);
    }

    private void farewell(String name) {
        var config = cluster.kubeconfig();
        timeline.headline("The cluster stays up. Look around:");
        timeline.say("  export KUBECONFIG=" + config);
        timeline.say("  kubectl -n " + Demo.NAMESPACE + " get cachecluster " + name + " -o wide");
        timeline.say("  kubectl -n " + Demo.NAMESPACE + " describe cachecluster " + name);
        timeline.say("  kubectl -n " + Demo.NAMESPACE + " events --for cachecluster/" + name);
        timeline.say("  open " + settings.output().toAbsolutePath().resolve("report.html"));
        timeline.say("  make demo-down     # removes everything");
    }
}
