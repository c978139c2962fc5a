package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.e2e.figures.Loss;
import dev.hearth.e2e.figures.Run;
import dev.hearth.e2e.load.DriverPlan;
import dev.hearth.e2e.load.LedgerFigures;
import dev.hearth.e2e.load.RunningDriver;
import dev.hearth.e2e.subject.CacheClusters;
import dev.hearth.e2e.subject.ClusterView;
import dev.hearth.e2e.subject.ClusterWatch;
import dev.hearth.e2e.subject.Seen;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A namespace with cache clusters and a load, for one test. */
final class Workbench implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration QUIET = Duration.ofSeconds(3);

    private final Hearth hearth;
    private final CacheClusters clusters;
    private final Map<String, ClusterWatch> watches = new HashMap<>();

    Workbench(Hearth hearth, String namespace) {
        this.hearth = hearth;
        this.clusters = new CacheClusters(hearth.cluster().client(), namespace);
        clusters.createNamespace(Map.of("hearth.dev/e2e", "true"));
    }

    Hearth hearth() {
        return hearth;
    }

    CacheClusters clusters() {
        return clusters;
    }

    String namespace() {
        return clusters.namespace();
    }

    /** Applies a CacheCluster with this spec (YAML flow, as in <code>{engine: {type: Redis}}</code>) and awaits Ready. */
    ClusterWatch create(String name, String spec) {
        clusters.apply("apiVersion: cache.hearth.dev/v1alpha1\nkind: CacheCluster\nmetadata: {name: " + name
                + "}\nspec: " + spec + "\n");
        return awaitReady(name);
    }

    /** Watches a cluster that was applied and waits until it is Ready. */
    ClusterWatch awaitReady(String name) {
        var watch = watches.computeIfAbsent(name, clusters::watch);
        watch.awaitNow(name + " Ready", PATIENCE, ClusterView::isReady);
        return watch;
    }

    /** Starts a steady load on a cluster, not on the Kubernetes node of its primary. */
    RunningDriver drive(String name, ClusterWatch watch) {
        var node = clusters.kubernetesNodeOf(watch.now().primary());
        var image = hearth.cluster().images().driver();
        return RunningDriver.start(clusters.client(), DriverPlan.steady(namespace(), name, image, node));
    }

    /** Lets something happen to a cluster under load, waits until it is mended and serves whole, and measures. */
    Run measure(ClusterWatch watch, RunningDriver driver, Incident incident) {
        // Without a change of endpoints in the second before: kube-proxy would apply the next one up to a second late.
        driver.awaitSteady(System.currentTimeMillis() + QUIET.toMillis(), PATIENCE);
        var before = watch.now();
        long lostBefore = driver.verify().ackedLost();
        long at = System.currentTimeMillis();
        incident.happens().accept(before.primary());
        watch.await("the end of " + incident.name(), at, PATIENCE, view -> incident.isOver(before, view));
        driver.awaitSteady(System.currentTimeMillis(), PATIENCE);
        incident.repair().run();
        long repaired = incident.isRepaired() ? System.currentTimeMillis() : at;
        var whole = watch.awaitNow("all nodes serving", PATIENCE, Workbench::isWhole);
        driver.awaitSteady(System.currentTimeMillis(), PATIENCE);
        var ledger = driver.verify();
        long lost = ledger.ackedLost() - lostBefore;
        var run = new Run(
                detection(watch, at),
                driver.longestGapMillis(at, System.currentTimeMillis()),
                lost,
                OptionalLong.of(Math.max(0, whole.atMillis() - repaired)));
        hearth.progress().say(incident.name() + ": " + run);
        assertLedger(incident.allowed(), ledger, lost);
        return run;
    }

    private static void assertLedger(Loss allowed, LedgerFigures ledger, long lost) {
        var plan = DriverPlan.steady("", "", "", "");
        assertThat(ledger.verified()).isTrue();
        assertThat(ledger.forgottenWrites()).isZero();
        assertThat(ledger.checkedWrites()).isPositive();
        assertThat(lost)
                .as("acknowledged writes lost; row %d allows %s", allowed.row(), allowed.words())
                .isLessThanOrEqualTo(allowed.bound(plan.writers(), plan.writesPerSecond()));
        if (ledger.ackedLost() == 0) {
            assertThat(ledger.readRegressions())
                    .as("reads that went back in time although no write was lost")
                    .isZero();
        }
    }

    private static OptionalLong detection(ClusterWatch watch, long at) {
        return watch.first(at, Workbench::tells)
                .map(Seen::atMillis)
                .map(seen -> OptionalLong.of(seen - at))
                .orElse(OptionalLong.empty());
    }

    private static boolean isWhole(ClusterView view) {
        return view.isReady()
                && !view.move().isUnderWay()
                && view.servingNodes() == view.nodes().size();
    }

    private static boolean tells(ClusterView view) {
        return view.move().isFailoverUnderWay()
                || view.condition("PrimaryAvailable")
                        .filter(condition -> !condition.isTrue())
                        .isPresent()
                || view.condition("Degraded")
                        .filter(condition -> condition.isTrue())
                        .isPresent();
    }

    void bundle(String test, Throwable failure) {
        var histories = new TreeMap<String, List<Seen>>();
        watches.forEach((name, watch) -> histories.put(name, watch.since(0)));
        new Bundle(hearth, namespace()).write(hearth.bundles().resolve(test), failure, histories);
    }

    @Override
    public void close() {
        watches.values().forEach(ClusterWatch::close);
        clusters.list()
                .forEach(cluster -> clusters.unprotect(cluster.getMetadata().getName()));
        // Nobody waits for it: the next test has a namespace of its own.
        clusters.client().namespaces().withName(namespace()).delete();
    }
}
