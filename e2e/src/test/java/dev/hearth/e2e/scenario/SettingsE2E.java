package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.e2e.figures.Loss;
import dev.hearth.e2e.figures.ScenarioFigures;
import dev.hearth.e2e.subject.ConditionView;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HearthExtension.class)
class SettingsE2E {

    @Test
    void aLiveSettingIsAppliedWithoutRestartingAnyNode(Workbench bench) {
        var watch = bench.create("web", Specs.THREE_NODES);
        var before = starts(bench);
        var change = change(bench, "live-setting", "{\"spec\":{\"config\":{\"slowlog-max-len\":\"777\"}}}");
        try (var driver = bench.drive("web", watch)) {
            var run = bench.measure(watch, driver, change);
            bench.hearth().record(new ScenarioFigures("live-setting", Loss.SWITCHOVER, List.of(run)));
        }

        assertThat(starts(bench)).isEqualTo(before);
    }

    @Test
    void aSettingThatNeedsARestartRollsThroughAllNodesWithoutALostWrite(Workbench bench) {
        var watch = bench.create("web", Specs.THREE_NODES);
        var before = starts(bench);
        var change = change(
                bench,
                "restart-setting",
                "{\"spec\":{\"podMetadata\":{\"annotations\":{\"example.com/team\":\"shop\"}}}}");
        try (var driver = bench.drive("web", watch)) {
            var run = bench.measure(watch, driver, change);
            bench.hearth().record(new ScenarioFigures("restart-setting", Loss.SWITCHOVER, List.of(run)));
        }

        assertThat(starts(bench)).hasSize(3).doesNotContainAnyElementsOf(before);
        assertThat(pods(bench))
                .allSatisfy(pod ->
                        assertThat(pod.getMetadata().getAnnotations()).containsEntry("example.com/team", "shop"));
    }

    private static Incident change(Workbench bench, String name, String patch) {
        return Incident.of(
                name,
                Loss.SWITCHOVER,
                primary -> bench.clusters().merge("web", patch),
                (before, after) -> Incident.settled(before, after)
                        && after.condition("SettingsApplied")
                                .filter(ConditionView::isTrue)
                                .isPresent()
                        && after.condition("Reconciling")
                                .filter(ConditionView::isFalse)
                                .isPresent());
    }

    /** Identities of all server processes: a restart of a container or a new pod changes them. */
    private static List<String> starts(Workbench bench) {
        var starts = new TreeMap<String, String>();
        for (var pod : pods(bench)) {
            var statuses = pod.getStatus().getContainerStatuses();
            starts.put(
                    pod.getMetadata().getName(),
                    pod.getMetadata().getUid() + "/" + statuses.getFirst().getContainerID());
        }
        return List.copyOf(starts.values());
    }

    private static List<Pod> pods(Workbench bench) {
        return bench.clusters()
                .client()
                .pods()
                .inNamespace(bench.namespace())
                .withLabels(Map.of("cache.hearth.dev/cluster", "web", "app.kubernetes.io/component", "node"))
                .list()
                .getItems();
    }
}
