package dev.hearth.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.operator.model.ClusterPlan;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.Plan;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.micrometer.core.instrument.Meter.Id;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperatorMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final OperatorMetrics metrics = new OperatorMetrics(registry);

    private void pass(String name) {
        var cluster = new CacheCluster();
        cluster.setMetadata(
                new ObjectMetaBuilder().withNamespace("shop").withName(name).build());
        var hold = new Hold("Promote", 0, Reason.COOL_DOWN, "", Optional.empty());
        var plan = new ClusterPlan(
                new Plan(List.of(), List.of(), List.of(hold), List.of(), Optional.empty()),
                3,
                List.of(),
                List.of(),
                Map.of());
        metrics.passed(cluster, plan, List.of(), CacheClusterStatus.EMPTY);
    }

    private List<String> shown(String cluster) {
        return registry.getMeters().stream()
                .map(meter -> meter.getId())
                .filter(id -> cluster.equals(id.getTag("cluster")))
                .map(Id::getName)
                .sorted()
                .toList();
    }

    @Test
    void nothing_of_a_deleted_cluster_is_shown_and_its_neighbour_stays() {
        pass("web");
        pass("api");
        assertThat(shown("web"))
                .containsExactly(
                        "hearth.cluster.primary.available", "hearth.cluster.ready", "hearth.holds", "hearth.passes");
        metrics.forget("shop", "web");
        assertThat(shown("web")).isEmpty();
        assertThat(shown("api")).hasSize(4);
    }

    @Test
    void a_cluster_that_is_made_again_is_shown_again() {
        pass("web");
        metrics.forget("shop", "web");
        pass("web");
        assertThat(registry.get("hearth.passes").tag("cluster", "web").counter().count())
                .isEqualTo(1);
        assertThat(registry.find("hearth.cluster.ready").gauge()).isNotNull();
    }
}
