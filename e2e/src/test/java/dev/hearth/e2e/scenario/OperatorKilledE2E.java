package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.e2e.cluster.Signal;
import dev.hearth.e2e.figures.Loss;
import dev.hearth.e2e.figures.ScenarioFigures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HearthExtension.class)
class OperatorKilledE2E {

    @Test
    void aFailoverThatTheOperatorDiesInIsFinishedByItsSuccessor(Workbench bench) {
        var watch = bench.create("web", Specs.THREE_NODES);
        var hearth = bench.hearth();
        var node = bench.clusters().kubernetesNodeOf(watch.now().primary());
        var faults = hearth.nodeFaults();
        var killed = Incident.of(
                        "operator-killed-in-failover",
                        Loss.NODE_LOST,
                        primary -> {
                            long at = System.currentTimeMillis();
                            faults.cut(node);
                            watch.await(
                                    "a failover under way",
                                    at,
                                    Workbench.PATIENCE,
                                    view -> view.move().isFailoverUnderWay());
                            assertThat(hearth.operator().kill()).isNotEmpty();
                        },
                        Incident::anotherPrimary)
                .repairedBy(() -> faults.heal(node));
        try (var driver = bench.drive("web", watch)) {
            var run = bench.measure(watch, driver, killed);
            hearth.record(new ScenarioFigures("operator-killed-in-failover", Loss.NODE_LOST, List.of(run)));
        } finally {
            faults.heal(node);
            hearth.operator().awaitReady();
        }
    }

    @Test
    void aRestartOfTheOperatorAloneTouchesNeitherPrimaryNorClients(Workbench bench) {
        var watch = bench.create("web", Specs.THREE_NODES);
        var before = watch.now();
        try (var driver = bench.drive("web", watch)) {
            long at = System.currentTimeMillis();
            assertThat(bench.hearth().operator().kill()).isNotEmpty();
            bench.hearth().operator().awaitReady();
            driver.awaitSteady(System.currentTimeMillis() + 5_000, Workbench.PATIENCE);
            var ledger = driver.stopAndVerify();

            assertThat(ledger.ackedLost()).isZero();
            assertThat(driver.longestGapMillis(at, System.currentTimeMillis())).isLessThan(1_000);
            assertThat(watch.now().primary()).isEqualTo(before.primary());
            assertThat(watch.now().epoch()).isEqualTo(before.epoch());
        }
    }

    @Test
    void aPrimaryKilledWhileTheOperatorIsAwayIsReplacedWhenItReturns(Workbench bench) {
        var watch = bench.create("web", Specs.THREE_NODES);
        var hearth = bench.hearth();
        var kill = Incident.of(
                "kill-primary-without-operator",
                Loss.KILLED,
                primary -> {
                    hearth.operator().kill();
                    hearth.cluster().processFaults().signal(Signal.KILL, bench.namespace(), primary);
                },
                Incident::anotherPrimary);
        try (var driver = bench.drive("web", watch)) {
            var run = bench.measure(watch, driver, kill);
            hearth.record(new ScenarioFigures("kill-primary-without-operator", Loss.KILLED, List.of(run)));
        } finally {
            hearth.operator().awaitReady();
        }
    }
}
