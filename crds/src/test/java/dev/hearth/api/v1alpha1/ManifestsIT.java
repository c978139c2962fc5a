package dev.hearth.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.testing.ApiServer;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real API server says to right and wrong manifests. */
class ManifestsIT {
    private static final AtomicInteger NAMESPACES = new AtomicInteger();

    private static ApiServer server;
    private static YamlClient yaml;

    @BeforeAll
    static void start() {
        server = ApiServer.start();
        server.installCrds();
        yaml = new YamlClient(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static Stream<ManifestFile> invalid() {
        return ManifestFile.in("invalid");
    }

    static Stream<ManifestFile> valid() {
        return Stream.of("valid", "accepted-by-server").flatMap(ManifestFile::in);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void invalid(ManifestFile file) {
        var namespace = namespace();
        var last = file.documents().size() - 1;
        for (var before : file.documents().subList(0, last)) {
            assertAccepted(yaml.put(namespace, before));
        }
        var answer = yaml.put(namespace, file.documents().get(last));
        assertThat(answer.statusCode()).as("accepted: %s", answer.body()).isBetween(400, 499);
        assertThat(json(answer).path("message").asText()).contains(file.expected());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void valid(ManifestFile file) {
        var namespace = namespace();
        for (var document : file.documents()) {
            assertAccepted(yaml.put(namespace, document));
        }
    }

    @Test
    void an_object_that_no_operator_has_seen_is_not_ready_rather_than_healthy() {
        var created = create("CacheCluster", "web", "  engine: {type: Valkey}\n");
        var ready = created.at("/status/conditions/0");
        assertThat(ready.path("type").asText()).isEqualTo("Ready");
        assertThat(ready.path("status").asText()).isEqualTo("Unknown");
        assertThat(ready.path("reason").asText()).isEqualTo("NotObserved");
        assertThat(create("CacheClass", "products", CLASS)
                        .at("/status/conditions/0/reason")
                        .asText())
                .isEqualTo("NotObserved");
    }

    @Test
    void the_server_and_the_records_fill_in_the_same_defaults() {
        var created = Serialization.unmarshal(
                create("CacheCluster", "web", "  engine: {type: Valkey}\n").toString(), CacheCluster.class);
        assertThat(created.getSpec()).isEqualTo(minimal());
    }

    @Test
    void a_status_with_every_field_is_stored_as_it_is() {
        var namespace = namespace();
        try (var client = server.client()) {
            var status = StatusExample.full();
            var cluster = new CacheCluster();
            cluster.setMetadata(new ObjectMetaBuilder()
                    .withName("web")
                    .withNamespace(namespace)
                    .build());
            cluster.setSpec(minimal());
            client.resource(cluster).create();
            cluster.setStatus(status);
            client.resource(cluster).patchStatus();
            assertThat(client.resource(cluster).get().getStatus()).isEqualTo(status);
        }
    }

    @Test
    void a_class_status_with_a_whole_policy_is_stored_as_it_is() {
        var file = valid().filter(one -> one.toString().equals("valid/class-full.yaml"))
                .findFirst()
                .orElseThrow();
        try (var client = server.client()) {
            var one = Serialization.unmarshal(file.documents().get(0).text(), CacheClass.class);
            one.getMetadata().setNamespace(namespace());
            client.resource(one).create();
            var policy = ClassDefaults.effective(one.getSpec(), 1);
            var status = new CacheClassStatus(
                    1L,
                    List.of(),
                    new BindingReference("products-class-connection"),
                    new ClassSummary("5m", "97%", "100%"),
                    17L,
                    policy,
                    policy);
            one.setStatus(status);
            client.resource(one).patchStatus();
            assertThat(client.resource(one).get().getStatus()).isEqualTo(status);
        }
    }

    @Test
    void scale_changes_the_shards_of_a_sharded_cluster_and_is_refused_for_a_replicated_one() {
        var namespace = namespace();
        assertAccepted(yaml.put(
                namespace,
                manifest("CacheCluster", "big", "  engine: {type: Valkey}\n  mode: Sharded\n  shards: 3\n")));
        assertAccepted(yaml.put(namespace, manifest("CacheCluster", "web", "  engine: {type: Valkey}\n")));

        assertAccepted(scale(namespace, "big"));
        assertThat(json(yaml.send("GET", path(namespace, "big"), "application/json", ""))
                        .at("/spec/shards")
                        .asInt())
                .isEqualTo(6);
        assertThat(json(scale(namespace, "web")).path("message").asText())
                .contains("mode 'Replicated' has exactly 1 shard; to add copies of the data change `replicasPerShard`");
    }

    @Test
    void server_side_apply_names_the_unknown_field() {
        var text = manifest("CacheCluster", "web", "  engine: {type: Valkey}\n  replicas: 2\n")
                .text();
        var answer =
                yaml.send("PATCH", path(namespace(), "web") + "?fieldManager=me", "application/apply-patch+yaml", text);
        assertThat(json(answer).path("message").asText()).contains(".spec.replicas: field not declared in schema");
    }

    @Test
    void classes_can_be_selected_by_their_cluster() {
        var namespace = namespace();
        assertAccepted(yaml.put(namespace, manifest("CacheClass", "products", CLASS)));
        assertAccepted(yaml.put(namespace, manifest("CacheClass", "prices", CLASS.replace("web", "other"))));
        var found = json(yaml.send(
                "GET",
                "/apis/cache.hearth.dev/v1alpha1/namespaces/" + namespace
                        + "/cacheclasses?fieldSelector=spec.clusterRef.name%3Dweb",
                "application/json",
                ""));
        assertThat(found.path("items")).hasSize(1);
        assertThat(found.at("/items/0/metadata/name").asText()).isEqualTo("products");
    }

    @Test
    void columns_show_what_is_wrong_at_the_first_look() {
        var namespace = namespace();
        assertAccepted(yaml.put(namespace, manifest("CacheCluster", "web", "  engine: {type: Valkey}\n")));
        assertAccepted(yaml.put(namespace, manifest("CacheClass", "products", CLASS)));
        assertThat(columns(namespace, "cacheclusters"))
                .containsExactly(
                        "Name",
                        "Ready",
                        "Nodes",
                        "Primary",
                        "Warm",
                        "Status",
                        "Failover",
                        "Age",
                        "Mode",
                        "Version",
                        "Zones",
                        "Message");
        assertThat(columns(namespace, "cacheclasses"))
                .containsExactly(
                        "Name",
                        "Cluster",
                        "Profile",
                        "TTL",
                        "Ready",
                        "Hit-Rate",
                        "Status",
                        "Age",
                        "Rollout",
                        "Patterns",
                        "Message");
    }

    private static CacheClusterSpec minimal() {
        return new CacheClusterSpec(
                new EngineSpec(EngineType.VALKEY, null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static final String CLASS =
            "  clusterRef: {name: web}\n  profile: HotKeys\n  keyPatterns: [\"product:*\"]\n";

    private static List<String> columns(String namespace, String plural) {
        var table = yaml.table("/apis/cache.hearth.dev/v1alpha1/namespaces/" + namespace + "/" + plural);
        return json(table).path("columnDefinitions").findValuesAsText("name");
    }

    private static String namespace() {
        var name = "test-" + NAMESPACES.incrementAndGet();
        try (var client = server.client()) {
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .endMetadata()
                            .build())
                    .create();
        }
        return name;
    }

    private static JsonNode create(String kind, String name, String spec) {
        var answer = yaml.put(namespace(), manifest(kind, name, spec));
        assertAccepted(answer);
        return json(answer);
    }

    private static Manifest manifest(String kind, String name, String spec) {
        return Manifest.of("apiVersion: cache.hearth.dev/v1alpha1\nkind: " + kind + "\nmetadata:\n  name: " + name
                + "\nspec:\n" + spec);
    }

    private static HttpResponse<String> scale(String namespace, String name) {
        return yaml.send(
                "PATCH",
                path(namespace, name) + "/scale",
                "application/merge-patch+json",
                "{\"spec\":{\"replicas\":6}}");
    }

    private static String path(String namespace, String name) {
        return "/apis/cache.hearth.dev/v1alpha1/namespaces/" + namespace + "/cacheclusters/" + name;
    }

    private static void assertAccepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Serialization.unmarshal(answer.body(), JsonNode.class);
    }
}
