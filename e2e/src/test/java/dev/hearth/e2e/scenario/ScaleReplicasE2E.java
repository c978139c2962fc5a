package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.e2e.figures.Loss;
import dev.hearth.e2e.figures.ScenarioFigures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HearthExtension.class)
class ScaleReplicasE2E {

    @Test
    void replicasComeAndGoUnderLoadWithoutALostWrite(Workbench bench) {
        var watch = bench.create("web", Specs.THREE_NODES);
        try (var driver = bench.drive("web", watch)) {
            var grown = bench.measure(watch, driver, scale(bench, 3));
            assertThat(watch.now().nodes()).hasSize(4);
            var shrunk = bench.measure(watch, driver, scale(bench, 1));
            assertThat(watch.now().nodes()).hasSize(2);
            bench.hearth().record(new ScenarioFigures("scale-replicas", Loss.SWITCHOVER, List.of(grown, shrunk)));
        }
    }

    private static Incident scale(Workbench bench, int replicas) {
        return Incident.of(
                "scale to " + replicas + " replicas",
                Loss.SWITCHOVER,
                primary -> bench.clusters().merge("web", "{\"spec\":{\"replicasPerShard\":" + replicas + "}}"),
                (before, after) -> Incident.settled(before, after)
                        && after.servingNodes() == replicas + 1
                        && after.nodes().size() == replicas + 1);
    }
}
