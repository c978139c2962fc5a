package dev.hearth.operator.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.Labels;
import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.ShardRecord;
import dev.hearth.operator.model.ShardRecords;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the API server itself makes of our writes. */
class ContextWriterIT {

    private static PassBench bench;

    @BeforeAll
    static void start() {
        bench = new PassBench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    private static ConfigMap map(String name, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName(name)
                .addToLabels(Labels.CLUSTER, "web")
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion("cache.hearth.dev/v1alpha1")
                        .withKind("CacheCluster")
                        .withName("web")
                        .withUid(bench.cluster().getMetadata().getUid())
                        .withController(true)
                        .build())
                .endMetadata()
                .withData(Map.of("key", value))
                .build();
    }

    private static ConfigMap stored(String name) {
        return bench.client().configMaps().inNamespace("default").withName(name).require();
    }

    private static Object apply(ConfigMap desired) throws Exception {
        return bench.pass(writer -> {
            writer.apply(desired);
            return "done";
        });
    }

    private static Pod pod(String name) {
        return bench.client()
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withName(name)
                        .addToLabels(Labels.CLUSTER, "web")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("server")
                        .withImage("none")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
    }

    @Test
    void what_already_is_as_desired_is_not_sent_again() throws Exception {
        var desired = map("twice", "1");
        apply(desired);
        var first = stored("twice").getMetadata().getManagedFields().getFirst().getTime();
        var version = stored("twice").getMetadata().getResourceVersion();
        apply(map("twice", "1"));
        assertThat(stored("twice").getMetadata().getResourceVersion()).isEqualTo(version);
        assertThat(stored("twice").getMetadata().getManagedFields().getFirst().getTime())
                .isEqualTo(first);
        apply(map("twice", "2"));
        assertThat(stored("twice").getData()).containsEntry("key", "2");
    }

    @Test
    void an_object_of_somebody_else_is_left_as_it_is() {
        var foreign = new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName("foreign")
                .endMetadata()
                .withData(Map.of("key", "theirs"))
                .build();
        bench.client().resource(foreign).create();
        assertThatThrownBy(() -> apply(map("foreign", "ours")))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NAME_TAKEN));
        assertThat(stored("foreign").getData()).containsEntry("key", "theirs");
    }

    @Test
    void a_child_of_an_earlier_cluster_of_the_same_name_is_left_as_it_is() {
        var other = map("earlier", "theirs");
        other.getMetadata().getOwnerReferences().getFirst().setUid("11111111-2222-3333-4444-555555555555");
        bench.client().resource(other).create();
        assertThatThrownBy(() -> apply(map("earlier", "ours")))
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NAME_TAKEN));
        assertThat(stored("earlier").getData()).containsEntry("key", "theirs");
    }

    @Test
    void a_record_stands_in_the_status_and_fails_when_the_object_has_moved_on() throws Exception {
        var record = ClusterFixture.healthy(1).build().shards().getFirst().record();
        bench.pass(writer -> {
            writer.record(record);
            return "done";
        });
        var status = bench.cluster().getStatus();
        assertThat(ShardRecords.read(status, "shop", 0)).isEqualTo(record);
        assertThatThrownBy(() -> bench.pass(writer -> {
                    bench.client()
                            .resources(CacheCluster.class)
                            .inNamespace("default")
                            .withName("web")
                            .edit(c -> {
                                c.getMetadata().getAnnotations().put("test/other", "operator");
                                return c;
                            });
                    writer.record(ShardRecord.blank(0));
                    return "written";
                }))
                .cause()
                .hasMessageContaining("409");
        assertThat(ShardRecords.read(bench.cluster().getStatus(), "shop", 0)).isEqualTo(record);
    }

    @Test
    void a_second_record_of_the_same_pass_is_based_on_the_first() throws Exception {
        var first = ClusterFixture.healthy(1).build().shards().getFirst().record();
        var second = ClusterFixture.healthy(2).build().shards().getFirst().record();
        bench.pass(writer -> {
            writer.record(first);
            writer.record(second);
            return "done";
        });
        assertThat(ShardRecords.read(bench.cluster().getStatus(), "shop", 0)).isEqualTo(second);
    }

    @Test
    void a_pod_that_replaced_the_one_meant_is_neither_deleted_nor_labelled() throws Exception {
        var there = pod("replaced");
        var before = new NodeId("default", "replaced", "11111111-2222-3333-4444-555555555555");
        bench.pass(writer -> {
            writer.deletePod(before, 0);
            writer.label(before, "primary");
            writer.gate(before, true);
            return "done";
        });
        var now = bench.client()
                .pods()
                .inNamespace("default")
                .withName("replaced")
                .require();
        assertThat(now.getMetadata().getDeletionTimestamp()).isNull();
        assertThat(now.getMetadata().getLabels()).doesNotContainKey(Labels.ROLE);
        var meant = new NodeId("default", "replaced", there.getMetadata().getUid());
        bench.pass(writer -> {
            writer.label(meant, "primary");
            writer.gate(meant, true);
            return "done";
        });
        var labelled = bench.client()
                .pods()
                .inNamespace("default")
                .withName("replaced")
                .require();
        assertThat(labelled.getMetadata().getLabels()).containsEntry(Labels.ROLE, "primary");
        assertThat(labelled.getStatus().getConditions())
                .anyMatch(c -> c.getType().equals("cache.hearth.dev/warm")
                        && c.getStatus().equals("True"));
        bench.pass(writer -> {
            writer.deletePod(meant, 0);
            return "done";
        });
        assertThat(bench.client()
                        .pods()
                        .inNamespace("default")
                        .withName("replaced")
                        .get())
                .isNull();
    }

    @Test
    void credentials_that_exist_are_never_overwritten() throws Exception {
        bench.pass(writer -> {
            writer.createOnce(map("once", "1"));
            return "done";
        });
        bench.pass(writer -> {
            writer.createOnce(map("once", "2"));
            return "done";
        });
        assertThat(stored("once").getData()).containsEntry("key", "1");
    }
}
