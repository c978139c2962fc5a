package dev.hearth.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.ContainerState;
import dev.hearth.operator.model.NodeId;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadersTest {

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              {namespace: shop, name: %s, uid: u, creationTimestamp: "2026-01-01T12:00:00Z",
               labels: {cache.hearth.dev/cluster: web, cache.hearth.dev/shard: "%s"}}
            spec: {nodeName: host-1}
            status: {containerStatuses: [%s]}
            """;

    private static Pod pod(String name, String shard, String container) {
        return Serialization.unmarshal(POD.formatted(name, shard, container), Pod.class);
    }

    private static Pod pod(String container) {
        return pod("web-s0-1", "0", container);
    }

    @Test
    void a_container_between_two_runs_has_ended() {
        var facts = PodReader.facts(pod("""
                {name: server, restartCount: 2, state: {waiting: {reason: CrashLoopBackOff}},
                 lastState: {terminated: {exitCode: 1, finishedAt: "2026-01-01T12:00:07Z"}}}"""));
        assertThat(facts.container()).isEqualTo(ContainerState.TERMINATED);
        assertThat(facts.waitingReason()).hasValue("CrashLoopBackOff");
        assertThat(facts.finishedAt()).hasValue(Instant.parse("2026-01-01T12:00:07Z"));
        assertThat(facts.restarts()).isEqualTo(2);
    }

    @Test
    void a_restart_is_news_although_the_container_runs_before_and_after() {
        var before = "{name: server, restartCount: 0, state: {running: {}}}";
        var after = "{name: server, restartCount: 1, state: {running: {}}}";
        assertThat(PodReader.facts(pod(after))).isNotEqualTo(PodReader.facts(pod(before)));
        assertThat(PodReader.facts(pod(before))).isEqualTo(PodReader.facts(pod(before)));
    }

    @Test
    void a_container_that_never_started_holds_nothing() {
        var facts = PodReader.facts(pod("{name: server, restartCount: 0, state: {waiting: {reason: ErrImagePull}}}"));
        assertThat(facts.container()).isEqualTo(ContainerState.NOT_STARTED);
        assertThat(facts.createdAt()).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
        var creating = PodReader.facts(pod("{name: server, state: {waiting: {reason: ContainerCreating}}}"));
        assertThat(creating.waitingReason()).isEmpty();
    }

    @Test
    void a_label_that_is_no_number_stops_nobody() {
        assertThat(PodReader.facts(pod("web-s0-1", "x", "{name: server}")).shard())
                .isZero();
    }

    @Test
    void a_pod_that_only_carries_the_label_is_no_cache_node() {
        assertThat(Belonging.isNode(pod("{name: server}"))).isTrue();
        assertThat(Belonging.isNode(pod("checkout-7f9c", "0", "{name: server}")))
                .isFalse();
        assertThat(Belonging.isNode(pod("other-s0-1", "0", "{name: server}"))).isFalse();
    }

    @Test
    void only_a_pod_whose_container_had_ended_counts_as_ended() {
        var ended = new EndedPods();
        ended.gone(PodReader.facts(pod("{name: server, restartCount: 0, state: {running: {}}}")));
        assertThat(ended.of(new ResourceID("web", "shop"))).isEmpty();
        ended.gone(PodReader.facts(pod("{name: server, state: {terminated: {exitCode: 0}}}")));
        assertThat(ended.of(new ResourceID("web", "shop"))).containsExactly(new NodeId("shop", "web-s0-1", "u"));
        assertThat(ended.of(new ResourceID("we", "shop"))).isEmpty();
    }

    @Test
    void a_kubernetes_node_tells_since_when_it_is_not_ready() {
        var node = Serialization.unmarshal("""
                apiVersion: v1
                kind: Node
                metadata: {name: host-1, labels: {zone: a}}
                spec: {unschedulable: true, taints: [{key: node.kubernetes.io/out-of-service, effect: NoExecute}]}
                status: {conditions: [{type: Ready, status: Unknown, lastTransitionTime: "2026-01-01T12:00:00Z"}]}
                """, Node.class);
        var facts = KubernetesNodeReader.facts(node, "zone");
        assertThat(facts.ready()).isFalse();
        assertThat(facts.notReadySince()).hasValue(Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(facts.zone()).isEqualTo(Optional.of("a"));
        assertThat(facts.cordoned()).isTrue();
        assertThat(facts.outOfService()).isTrue();
    }
}
