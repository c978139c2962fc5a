package dev.hearth.e2e.scenario;

import dev.hearth.e2e.figures.Loss;
import dev.hearth.e2e.figures.Run;
import dev.hearth.e2e.figures.ScenarioFigures;
import dev.hearth.e2e.subject.ClusterWatch;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HearthExtension.class)
class LostKubernetesNodeE2E {
    private static final int RUNS = Integer.getInteger("hearth.e2e.nodeLossRuns", 3);
    private static final Target TARGET = new Target(8_000);

    @Test
    void writesGoOnWithinEightSecondsAfterThePrimarysKubernetesNodeIsLost(Workbench bench) {
        var watch = bench.create("web", Specs.THREE_NODES);
        var runs = new ArrayList<Run>();
        for (int run = 0; run < RUNS; run++) {
            runs.add(lose(bench, watch));
        }

        var figures = new ScenarioFigures("lose-kubernetes-node", Loss.NODE_LOST, runs);
        bench.hearth().record(figures);
        TARGET.judge(figures, RUNS);
    }

    /** A driver a run: it must not be on the Kubernetes node that is lost, and the primary moves. */
    private static Run lose(Workbench bench, ClusterWatch watch) {
        var faults = bench.hearth().nodeFaults();
        var node = bench.clusters().kubernetesNodeOf(watch.now().primary());
        var loss = Incident.of(
                        "lose-kubernetes-node", Loss.NODE_LOST, primary -> faults.lose(node), Incident::anotherPrimary)
                .repairedBy(() -> faults.giveBack(node));
        try (var driver = bench.drive("web", watch)) {
            return bench.measure(watch, driver, loss);
        }
    }
}
