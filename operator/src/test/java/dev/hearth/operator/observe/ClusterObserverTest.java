package dev.hearth.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.ObservedCluster;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Reach;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterObserverTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final NodeId SECOND = new NodeId("shop", "web-s0-1", "uid-1");

    private final List<HasMetadata> cache = new ArrayList<>();
    private final List<Node> kubernetesNodes = new ArrayList<>();
    private final List<StorageClass> classes = new ArrayList<>();
    private final RefusedCommands refused = new RefusedCommands(Clock.fixed(NOW, ZoneOffset.UTC));

    private final Infrastructure infrastructure = new Infrastructure() {
        @Override
        public Optional<Node> node(String name) {
            return kubernetesNodes.stream()
                    .filter(n -> n.getMetadata().getName().equals(name))
                    .findFirst();
        }

        @Override
        public Stream<Node> nodes() {
            return kubernetesNodes.stream();
        }

        @Override
        public Optional<StorageClass> storageClass(String name) {
            return classes.stream()
                    .filter(c -> c.getMetadata().getName().equals(name))
                    .findFirst();
        }
    };

    private ObservedCluster observe() {
        var cluster = Serialization.unmarshal("""
                apiVersion: cache.hearth.dev/v1alpha1
                kind: CacheCluster
                metadata: {name: web, namespace: shop, uid: u}
                spec: {engine: {type: Valkey}}
                """, CacheCluster.class);
        var json = new ObjectMapper();
        return new ClusterObserver(node -> new Reach.Unknown(), refused, new EndedPods(), infrastructure, json)
                .observe(cluster, context());
    }

    /** What the informers hold, by type; everything else of a context is none of the observer's business. */
    @SuppressWarnings("unchecked")
    private Context<CacheCluster> context() {
        return (Context<CacheCluster>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    var held = cache.stream().filter(((Class<?>) arguments[0])::isInstance);
                    return switch (method.getName()) {
                        case "getSecondaryResourcesAsStream" -> held;
                        case "getSecondaryResources" -> held.collect(Collectors.toCollection(LinkedHashSet::new));
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    private void holds(String yaml) {
        cache.add((HasMetadata) Serialization.<Object>unmarshal(yaml));
    }

    private void pod(int ordinal, String host) {
        holds("""
                apiVersion: v1
                kind: Pod
                metadata:
                  {name: web-s0-%1$d, namespace: shop, uid: uid-%1$d,
                   labels: {cache.hearth.dev/cluster: web, cache.hearth.dev/shard: "0"}}
                spec: {nodeName: %2$s}
                status: {podIP: 10.0.0.%1$d, containerStatuses: [{name: server, restartCount: 0, state: {running: {}}}]}
                """.formatted(ordinal, host));
    }

    private void kubernetesNode(String name, String zone) {
        kubernetesNodes.add(Serialization.unmarshal("""
                apiVersion: v1
                kind: Node
                metadata: {name: %s, labels: {topology.kubernetes.io/zone: %s}}
                status: {conditions: [{type: Ready, status: "True", lastTransitionTime: "2026-01-01T12:00:00Z"}]}
                """.formatted(name, zone), Node.class));
    }

    @Test
    void a_new_cluster_has_nothing() {
        var observed = observe();
        assertThat(observed.shards())
                .singleElement()
                .satisfies(s -> assertThat(s.nodes()).isEmpty());
        assertThat(observed.workload()).isEmpty();
        assertThat(observed.credentials()).isEmpty();
        assertThat(observed.lastAccepted()).isEmpty();
        assertThat(observed.specJson()).contains("\"engine\"");
    }

    @Test
    void nodes_come_by_ordinal_with_the_kubernetes_node_and_zone_they_are_on() {
        kubernetesNode("host-a", "a");
        kubernetesNode("host-b", "b");
        pod(10, "host-b");
        pod(2, "host-a");
        assertThat(observe().shards().getFirst().nodes())
                .extracting(ObservedNode::name, n -> n.zone().orElse("-"))
                .containsExactly(tuple("web-s0-2", "a"), tuple("web-s0-10", "b"));
    }

    @Test
    void a_kubernetes_node_that_carries_nothing_is_a_place_all_the_same() {
        kubernetesNode("host-a", "a");
        kubernetesNode("host-c", "c");
        pod(0, "host-a");
        assertThat(observe().kubernetesNodes()).extracting(n -> n.name()).containsExactly("host-a");
        assertThat(observe().places()).extracting(p -> p.zone()).containsExactly("a", "c");
    }

    @Test
    void a_node_whose_kubernetes_node_is_gone_has_none() {
        pod(0, "host-a");
        assertThat(observe().shards().getFirst().nodes())
                .singleElement()
                .satisfies(n -> assertThat(n.host()).isEmpty());
    }

    @Test
    void what_a_server_refused_is_seen_with_it() {
        pod(1, "host-a");
        refused.refused(new NodeCommand.Freeze(SECOND, Reason.PRIMARY_DEAD), "REPLICAOF: NOPERM");
        assertThat(observe().shards().getFirst().nodes().getFirst().refusal())
                .hasValueSatisfying(r -> assertThat(r.words()).contains("NOPERM"));
    }

    @Test
    void a_volume_is_of_fixed_size_only_when_its_class_is_known_to_say_so() {
        holds("""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: data-web-s0-0, namespace: shop}
                spec: {storageClassName: local-path, volumeName: pv, resources: {requests: {storage: 1Gi}}}
                """);
        assertThat(observe().volumes().getFirst().fixedSize()).isFalse();
        classes.add(Serialization.unmarshal("""
                apiVersion: storage.k8s.io/v1
                kind: StorageClass
                metadata: {name: local-path}
                """, StorageClass.class));
        assertThat(observe().volumes().getFirst().fixedSize()).isTrue();
        classes.getFirst().setAllowVolumeExpansion(true);
        assertThat(observe().volumes().getFirst().fixedSize()).isFalse();
    }

    @Test
    void an_accepted_spec_that_somebody_spoilt_counts_as_none() {
        holds("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: web-accepted, namespace: shop}
                data: {spec.json: "{not json"}
                """);
        assertThat(observe().lastAccepted()).isEmpty();
    }

    @Test
    void budgets_and_policies_are_what_may_be_removed() {
        holds("""
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: web-nodes, namespace: shop}
                """);
        assertThat(observe().children())
                .extracting(c -> c.getMetadata().getName())
                .containsExactly("web-nodes");
    }
}
