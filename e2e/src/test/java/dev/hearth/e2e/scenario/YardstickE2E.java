package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.e2e.cluster.Signal;
import dev.hearth.e2e.load.DriverPlan;
import dev.hearth.e2e.load.RunningDriver;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The yardstick itself, on servers without an operator: a figure is only as good as the driver that took it. */
@ExtendWith(HearthExtension.class)
class YardstickE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void aPromotionByHandIsMeasuredAndItsLossesAreCounted(Hearth hearth) {
        try (var servers = PlainServers.start(hearth);
                var driver = RunningDriver.start(hearth.cluster().client(), plan(hearth, servers))) {
            long at = System.currentTimeMillis();
            hearth.cluster().processFaults().signal(Signal.KILL, servers.namespace(), PlainServers.PRIMARY);
            driver.events().await("an outage", PATIENCE, event -> event.name().equals("outageBegan"));
            servers.promoteReplica();
            driver.awaitSteady(System.currentTimeMillis(), PATIENCE);

            long gap = driver.longestGapMillis(at, System.currentTimeMillis());
            var ledger = driver.stopAndVerify();
            hearth.progress().say("by hand: gap " + gap + " ms, " + ledger);
            assertThat(gap).isGreaterThanOrEqualTo(50);
            assertThat(ledger.checkedWrites()).isGreaterThan(1_000).isEqualTo(ledger.ackedWrites());
            assertThat(ledger.ackedLost()).isLessThanOrEqualTo(8);
            assertThat(ledger.gaps()).isNotEmpty();
        }
    }

    @Test
    void writesThatAServerForgetsAreFoundMissing(Hearth hearth) {
        try (var servers = PlainServers.start(hearth);
                var driver = RunningDriver.start(hearth.cluster().client(), plan(hearth, servers))) {
            servers.command(PlainServers.PRIMARY, "FLUSHALL");

            var ledger = driver.stopAndVerify();
            assertThat(ledger.ackedLost()).isPositive();
        }
    }

    private static DriverPlan plan(Hearth hearth, PlainServers servers) {
        return DriverPlan.steady(
                servers.namespace(),
                PlainServers.CLUSTER,
                hearth.cluster().images().driver(),
                "");
    }
}
