package dev.hearth.e2e.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class ClusterViewTest {

    @Test
    void aReadyConditionOfAnOlderSpecDoesNotCount() {
        var status = "{observedGeneration: 3, conditions: [{type: Ready, status: 'True', reason: AllNodesServing}]}";

        assertThat(view(3, status).isReady()).isTrue();
        assertThat(view(4, status).isReady()).isFalse();
    }

    @Test
    void aMoveIsUnderWayUntilItIsDoneOrAbandoned() {
        assertThat(view(1, "{shards: [{index: 0, move: {kind: Failover, phase: Fencing}}]}")
                        .move()
                        .isFailoverUnderWay())
                .isTrue();
        assertThat(view(1, "{shards: [{index: 0, move: {kind: Failover, phase: Done}}]}")
                        .move()
                        .isUnderWay())
                .isFalse();
    }

    @Test
    void anObjectWithoutStatusReadsAsEmpty() {
        var view = view(1, "{}");

        assertThat(view.primary()).isEmpty();
        assertThat(view.nodes()).isEmpty();
        assertThat(view.hold()).isEmpty();
        assertThat(view.isReady()).isFalse();
    }

    @Test
    void servingNodesAndTheFirstHoldAreRead() {
        var view = view(
                1,
                "{shards: [{index: 0, primary: web-s0-0, nodes: [{name: web-s0-0, state: Serving},"
                        + " {name: web-s0-1, state: Lost}]}],"
                        + " holds: [{action: Promote, reason: FenceNotClosed, message: until then}]}");

        assertThat(view.primary()).isEqualTo("web-s0-0");
        assertThat(view.servingNodes()).isEqualTo(1);
        assertThat(view.hold()).isEqualTo("FenceNotClosed: until then");
    }

    private static ClusterView view(int generation, String status) {
        return ClusterView.of(Serialization.unmarshal(
                "apiVersion: cache.hearth.dev/v1alpha1\nkind: CacheCluster\nmetadata: {name: web, generation: "
                        + generation + "}\nstatus: " + status,
                GenericKubernetesResource.class));
    }
}
