package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.e2e.figures.Loss;
import dev.hearth.e2e.figures.ScenarioFigures;
import dev.hearth.e2e.subject.NodeView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HearthExtension.class)
class RebuildE2E {

    @Test
    void aReplicaThatAPersonWantsAnewGetsAnEmptyVolumeAndIsFilledWithoutALostWrite(Workbench bench) {
        var watch = bench.create("store", Specs.redis(2, "AppendOnly"));
        var replica = watch.now().nodes().stream()
                .map(NodeView::name)
                .filter(name -> !name.equals(watch.now().primary()))
                .findFirst()
                .orElseThrow();
        var volume = volume(bench, replica);
        var rebuild = Incident.of(
                "rebuild",
                Loss.SWITCHOVER,
                primary -> bench.clusters().annotate("store", "rebuild", replica + "@again"),
                (before, after) -> after.handledRequest("rebuild").equals(replica + "@again")
                        && !volume.equals(volume(bench, replica)));
        try (var driver = bench.drive("store", watch)) {
            var run = bench.measure(watch, driver, rebuild);

            bench.hearth().record(new ScenarioFigures("rebuild", Loss.SWITCHOVER, List.of(run)));
            assertThat(watch.now().servingNodes()).isEqualTo(3);
        }
    }

    private static String volume(Workbench bench, String pod) {
        var claim = bench.clusters()
                .client()
                .persistentVolumeClaims()
                .inNamespace(bench.namespace())
                .withName("data-" + pod)
                .get();
        return claim == null ? "" : claim.getMetadata().getUid();
    }
}
