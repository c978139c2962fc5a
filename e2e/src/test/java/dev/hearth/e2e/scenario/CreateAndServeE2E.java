package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.e2e.subject.NodeView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HearthExtension.class)
class CreateAndServeE2E {

    @Test
    void anAppliedClusterServesReadsAndWritesFromNodesInThreeZones(Workbench bench) {
        var watch = bench.create("web", Specs.THREE_NODES);

        var view = watch.now();
        assertThat(view.nodes()).hasSize(3).allMatch(node -> node.state().equals("Serving"));
        assertThat(view.nodes()).extracting(NodeView::zone).doesNotHaveDuplicates();
        assertThat(view.condition("PrimaryAvailable").orElseThrow().isTrue()).isTrue();
        try (var driver = bench.drive("web", watch)) {
            driver.awaitSteady(System.currentTimeMillis() + 2_000, Workbench.PATIENCE);
            var ledger = driver.stopAndVerify();
            assertThat(ledger.ackedWrites()).isGreaterThan(1_000);
            assertThat(ledger.ackedLost()).isZero();
            assertThat(ledger.readsServed()).isPositive();
            assertThat(ledger.readRegressions()).isZero();
        }
    }

    @Test
    void everyRoleLabelAndThePrimaryServiceAgreeWithTheStatus(Workbench bench) {
        var watch = bench.create("web", Specs.THREE_NODES);

        var client = bench.clusters().client();
        var primaries = client.pods()
                .inNamespace(bench.namespace())
                .withLabel("cache.hearth.dev/cluster", "web")
                .withLabel("cache.hearth.dev/role", "primary")
                .list()
                .getItems();
        assertThat(primaries)
                .extracting(pod -> pod.getMetadata().getName())
                .isEqualTo(List.of(watch.now().primary()));
        var endpoints = client.discovery()
                .v1()
                .endpointSlices()
                .inNamespace(bench.namespace())
                .withLabel("kubernetes.io/service-name", "web-primary")
                .list()
                .getItems();
        assertThat(endpoints)
                .flatExtracting(slice -> slice.getEndpoints())
                .extracting(endpoint -> endpoint.getTargetRef().getName())
                .containsExactly(watch.now().primary());
    }
}
