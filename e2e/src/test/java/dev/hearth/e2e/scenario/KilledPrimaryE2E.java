package dev.hearth.e2e.scenario;

import dev.hearth.e2e.cluster.Signal;
import dev.hearth.e2e.figures.Loss;
import dev.hearth.e2e.figures.Run;
import dev.hearth.e2e.figures.ScenarioFigures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HearthExtension.class)
class KilledPrimaryE2E {
    private static final int RUNS = Integer.getInteger("hearth.e2e.killRuns", 10);
    private static final Target TARGET = new Target(1_000);

    /** Then a new cluster: the kubelet lets a container that ended before wait longer and longer for its next start. */
    private static final int RUNS_PER_CLUSTER = 2;

    @Test
    void writesGoOnWithinASecondAfterThePrimarysProcessIsKilled(Workbench bench) {
        var runs = new ArrayList<Run>();
        for (int cluster = 0; runs.size() < RUNS; cluster++) {
            runs.addAll(kill(bench, "web-" + cluster, Math.min(RUNS_PER_CLUSTER, RUNS - runs.size())));
        }

        var figures = new ScenarioFigures("kill-primary", Loss.KILLED, runs);
        bench.hearth().record(figures);
        TARGET.judge(figures, RUNS);
    }

    private static List<Run> kill(Workbench bench, String name, int times) {
        var watch = bench.create(name, Specs.THREE_NODES);
        var faults = bench.hearth().cluster().processFaults();
        var kill = Incident.of(
                "kill-primary",
                Loss.KILLED,
                primary -> faults.signal(Signal.KILL, bench.namespace(), primary),
                Incident::anotherPrimary);
        var runs = new ArrayList<Run>();
        try (var driver = bench.drive(name, watch)) {
            for (int run = 0; run < times; run++) {
                runs.add(bench.measure(watch, driver, kill));
            }
        }
        bench.clusters().named(name).delete();
        return runs;
    }
}
