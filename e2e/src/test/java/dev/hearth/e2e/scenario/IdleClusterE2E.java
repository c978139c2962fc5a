package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HearthExtension.class)
class IdleClusterE2E {
    /** Well below the period of the periodic pass, so at most one of those falls into it. */
    private static final long WINDOW_MILLIS = 45_000;

    @Test
    void anIdleClusterUnderLoadCausesNoPassButThePeriodicOne(Workbench bench) {
        var watch = bench.create("web", Specs.THREE_NODES);
        try (var driver = bench.drive("web", watch)) {
            long settled = watch.now().epoch();
            driver.awaitSteady(System.currentTimeMillis() + 10_000, Workbench.PATIENCE);
            double before = passes(bench);
            assertThat(before).as("passes are counted at all").isPositive();

            driver.awaitSteady(System.currentTimeMillis() + WINDOW_MILLIS, Workbench.PATIENCE);

            assertThat(passes(bench) - before).isLessThanOrEqualTo(1);
            assertThat(watch.now().epoch()).isEqualTo(settled);
        }
    }

    private static double passes(Workbench bench) {
        var counter = Pattern.compile(
                "(?m)^hearth_passes_total\\{[^}]*namespace=\"" + bench.namespace() + "\"[^}]*} ([0-9.eE+]+)$");
        var operator = bench.hearth().operator();
        return operator.pods().stream()
                .map(operator::metrics)
                .flatMap(text -> counter.matcher(text).results())
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .sum();
    }
}
