package dev.hearth.e2e.scenario;

import dev.hearth.e2e.figures.Loss;
import dev.hearth.e2e.figures.Run;
import dev.hearth.e2e.figures.ScenarioFigures;
import dev.hearth.e2e.subject.ClusterWatch;
import dev.hearth.e2e.subject.NodeView;
import java.util.ArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HearthExtension.class)
class LostKubernetesNodeE2E {
    private static final int RUNS = Integer.getInteger("hearth.e2e.nodeLossRuns", 3);
    private static final int LEADER_RUNS = Integer.getInteger("hearth.e2e.leaderLossRuns", 1);

    @Test
    void writesGoOnWithinEightSecondsAfterThePrimarysKubernetesNodeIsLost(Workbench bench) {
        measure(bench, "lose-kubernetes-node", RUNS, new Target(8_000), leader -> node -> !node.equals(leader));
    }

    @Test
    void writesGoOnWithinFourteenSecondsWhenTheOperatorsLeaderIsLostWithIt(Workbench bench) {
        measure(bench, "lose-kubernetes-node-of-leader", LEADER_RUNS, new Target(14_000), leader -> leader::equals);
    }

    private static void measure(Workbench bench, String name, int times, Target target, Placement placement) {
        var watch = bench.create("web", Specs.THREE_NODES);
        var runs = new ArrayList<Run>();
        for (int run = 0; run < times; run++) {
            placePrimary(bench, watch, run, placement);
            runs.add(lose(bench, watch, name));
        }
        var figures = new ScenarioFigures(name, Loss.NODE_LOST, runs);
        bench.hearth().record(figures);
        target.judge(figures, times);
    }

    /** Hands the primary over to a Kubernetes node that fits, unless it is on one. */
    private static void placePrimary(Workbench bench, ClusterWatch watch, int run, Placement placement) {
        var fits = placement.beside(bench.hearth().operator().leadersKubernetesNode());
        Predicate<String> podFits = pod -> fits.test(bench.clusters().kubernetesNodeOf(pod));
        var now = watch.now();
        if (podFits.test(now.primary())) {
            return;
        }
        var heir = now.nodes().stream()
                .map(NodeView::name)
                .filter(podFits)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no cache node is on a Kubernetes node that fits: " + now));
        bench.clusters().annotate("web", "switchover", heir + "@place-" + run);
        watch.awaitNow(
                heir + " as primary",
                Workbench.PATIENCE,
                view -> view.primary().equals(heir)
                        && view.isReady()
                        && !view.move().isUnderWay());
    }

    /** A driver a run: it must not be on the Kubernetes node that is lost, and the primary moves. */
    private static Run lose(Workbench bench, ClusterWatch watch, String name) {
        var faults = bench.hearth().nodeFaults();
        var node = bench.clusters().kubernetesNodeOf(watch.now().primary());
        var loss = Incident.of(name, Loss.NODE_LOST, primary -> faults.lose(node), Incident::anotherPrimary)
                .repairedBy(() -> faults.giveBack(node));
        try (var driver = bench.drive("web", watch)) {
            return bench.measure(watch, driver, loss);
        }
    }

    /** Which Kubernetes nodes the primary may be on, seen from that of the operator's leader. */
    private interface Placement {
        Predicate<String> beside(String leader);
    }
}
