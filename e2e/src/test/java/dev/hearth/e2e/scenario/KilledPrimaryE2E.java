package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.e2e.cluster.Signal;
import dev.hearth.e2e.figures.Loss;
import dev.hearth.e2e.figures.Run;
import dev.hearth.e2e.figures.ScenarioFigures;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HearthExtension.class)
class KilledPrimaryE2E {
    private static final int RUNS = Integer.getInteger("hearth.e2e.killRuns", 10);
    private static final long BOUND_MILLIS = 1_000;

    @Test
    void writesGoOnWithinASecondAfterThePrimarysProcessIsKilled(Workbench bench) {
        var watch = bench.create("web", Specs.THREE_NODES);
        var faults = bench.hearth().cluster().processFaults();
        var kill = Incident.of(
                "kill-primary",
                Loss.KILLED,
                primary -> faults.signal(Signal.KILL, bench.namespace(), primary),
                Incident::anotherPrimary);
        var runs = new ArrayList<Run>();
        try (var driver = bench.drive("web", watch)) {
            for (int run = 0; run < RUNS; run++) {
                runs.add(bench.measure(watch, driver, kill));
            }
        }

        var figures = new ScenarioFigures("kill-primary", Loss.KILLED, runs);
        bench.hearth().record(figures);
        assertThat(figures.writeGaps().within(BOUND_MILLIS))
                .as("runs of %d with a write gap of at most %d ms: %s", RUNS, BOUND_MILLIS, figures.describe())
                .isGreaterThanOrEqualTo(RUNS - RUNS / 10);
    }
}
