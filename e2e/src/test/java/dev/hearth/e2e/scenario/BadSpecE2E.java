package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.e2e.figures.Loss;
import dev.hearth.e2e.figures.Run;
import dev.hearth.e2e.figures.ScenarioFigures;
import dev.hearth.e2e.subject.ClusterView;
import io.fabric8.kubernetes.api.model.Event;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HearthExtension.class)
class BadSpecE2E {
    private static final String UNKNOWN_IMAGE = "registry.hearth.lab/hearth/no-such-server:1.0";

    @Test
    void anImageThatDoesNotExistStopsAtTheFirstNodeAndTheNextGoodSpecMendsIt(Workbench bench) {
        var watch = bench.create("web", Specs.THREE_NODES);
        var good = bench.clusters()
                .client()
                .apps()
                .statefulSets()
                .inNamespace(bench.namespace())
                .withName("web-s0")
                .require()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
        try (var driver = bench.drive("web", watch)) {
            long at = System.currentTimeMillis();
            image(bench, UNKNOWN_IMAGE);
            var stalled = watch.await("Stalled", at, Workbench.PATIENCE, view -> is(view, "Stalled", "UpdateFailed"))
                    .view();

            assertThat(stalled.condition("Stalled").orElseThrow().message())
                    .contains("spec.engine.image")
                    .contains(UNKNOWN_IMAGE);
            assertThat(stalled.servingNodes()).as("nodes left alone").isEqualTo(2);
            assertThat(stalled.primary())
                    .isEqualTo(watch.since(at).getFirst().view().primary());
            assertThat(reasons(bench)).contains("UpdateFailed");

            image(bench, good);
            watch.awaitNow(
                    "whole again",
                    Workbench.PATIENCE,
                    view -> view.isReady() && view.servingNodes() == 3 && is(view, "Stalled", "NotStalled"));
            var ledger = driver.stopAndVerify();
            assertThat(ledger.verified()).isTrue();
            var run = new Run(
                    OptionalLong.empty(),
                    driver.longestGapMillis(at, System.currentTimeMillis()),
                    ledger.ackedLost(),
                    OptionalLong.empty());
            bench.hearth().record(new ScenarioFigures("unknown-image", Loss.SWITCHOVER, List.of(run)));
            assertThat(ledger.ackedLost()).isZero();
        }
    }

    private static void image(Workbench bench, String image) {
        bench.clusters().merge("web", "{\"spec\":{\"engine\":{\"image\":\"" + image + "\"}}}");
    }

    private static boolean is(ClusterView view, String type, String reason) {
        return view.isObserved()
                && view.condition(type)
                        .filter(condition -> condition.reason().equals(reason))
                        .isPresent();
    }

    private static List<String> reasons(Workbench bench) {
        return bench.clusters().client().v1().events().inNamespace(bench.namespace()).list().getItems().stream()
                .filter(event -> "CacheCluster".equals(event.getInvolvedObject().getKind()))
                .map(Event::getReason)
                .toList();
    }
}
