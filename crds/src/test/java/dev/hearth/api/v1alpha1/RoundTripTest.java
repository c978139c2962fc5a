package dev.hearth.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written as YAML, read into records and written again stays the same. */
class RoundTripTest {

    @Test
    void the_full_cluster_loses_nothing() throws IOException {
        var yaml = Files.readString(ManifestFile.FOLDER.resolve("valid/full-replicated.yaml"));
        var cluster = Serialization.unmarshal(yaml, CacheCluster.class);
        assertThat(tree(Serialization.asYaml(cluster))).isEqualTo(tree(yaml));
        assertThat(Serialization.unmarshal(Serialization.asYaml(cluster), CacheCluster.class)
                        .getSpec())
                .isEqualTo(cluster.getSpec());
    }

    @Test
    void the_full_class_loses_nothing() throws IOException {
        var yaml = Files.readString(ManifestFile.FOLDER.resolve("valid/class-full.yaml"));
        var one = Serialization.unmarshal(yaml, CacheClass.class);
        assertThat(tree(Serialization.asYaml(one))).isEqualTo(tree(yaml));
    }

    @Test
    void a_status_that_is_read_back_equals_the_one_that_was_written() {
        for (var status : List.of(StatusExample.full(), CacheClusterStatus.EMPTY)) {
            var cluster = new CacheCluster();
            cluster.setStatus(status);
            var copy = Serialization.clone(cluster);
            assertThat(copy.getStatus())
                    .isEqualTo(status)
                    .hasSameHashCodeAs(status)
                    .isNotSameAs(status);
        }
    }

    @Test
    void a_class_status_that_is_read_back_equals_the_one_that_was_written() throws IOException {
        var yaml = Files.readString(ManifestFile.FOLDER.resolve("valid/class-full.yaml"));
        var one = Serialization.unmarshal(yaml, CacheClass.class);
        var policy = ClassDefaults.effective(one.getSpec(), 4);
        one.setStatus(new CacheClassStatus(
                4L,
                List.of(),
                new BindingReference("products-class-connection"),
                new ClassSummary("5m", "97%", "1%"),
                17L,
                policy,
                policy));
        assertThat(Serialization.clone(one).getStatus()).isEqualTo(one.getStatus());
    }

    @Test
    void a_new_object_has_neither_spec_nor_status() {
        assertThat(new CacheCluster().getSpec()).isNull();
        assertThat(new CacheCluster().getStatus()).isNull();
        assertThat(new CacheClass().getSpec()).isNull();
        assertThat(new CacheClass().getStatus()).isNull();
    }

    @Test
    void fields_of_a_newer_version_do_not_stop_an_older_program() {
        var cluster = Serialization.unmarshal(
                "{\"apiVersion\":\"cache.hearth.dev/v1alpha1\",\"kind\":\"CacheCluster\",\"spec\":{\"engine\":{\"type\":\"Redis\","
                        + "\"later\":1},\"update\":{}},\"status\":{\"later\":true,\"shards\":[{\"index\":0,\"later\":2}]}}",
                CacheCluster.class);
        assertThat(cluster.getSpec().engine().type()).isEqualTo(EngineType.REDIS);
        assertThat(cluster.getStatus().shards()).hasSize(1);
    }

    private static JsonNode tree(String yaml) {
        return Serialization.unmarshal(yaml, JsonNode.class);
    }
}
