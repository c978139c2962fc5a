package dev.hearth.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.v1alpha1.CacheCluster;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiltersTest {

    private static CacheCluster cluster(long generation, String paused, String version) {
        var cluster = new CacheCluster();
        cluster.setMetadata(new ObjectMetaBuilder()
                .withGeneration(generation)
                .withResourceVersion(version)
                .withAnnotations(Map.of("cache.hearth.dev/paused", paused))
                .build());
        return cluster;
    }

    private static PersistentVolumeClaim claim(String has, String wants) {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .endMetadata()
                .withNewSpec()
                .withNewResources()
                .addToRequests("storage", new Quantity(wants))
                .endResources()
                .endSpec()
                .withNewStatus()
                .addToCapacity("storage", new Quantity(has))
                .endStatus()
                .build();
    }

    private static StatefulSet workload(long generation, long observed, String revision, int ready) {
        return new StatefulSetBuilder()
                .withNewMetadata()
                .withGeneration(generation)
                .endMetadata()
                .withNewStatus()
                .withObservedGeneration(observed)
                .withUpdateRevision(revision)
                .withReadyReplicas(ready)
                .endStatus()
                .build();
    }

    @Test
    void the_spec_and_the_annotations_are_news_our_own_status_is_not() {
        var filter = new GenerationOrAnnotations();
        assertThat(filter.accept(cluster(2, "a", "9"), cluster(1, "a", "8"))).isTrue();
        assertThat(filter.accept(cluster(1, "b", "9"), cluster(1, "a", "8"))).isTrue();
        assertThat(filter.accept(cluster(1, "a", "9"), cluster(1, "a", "8"))).isFalse();
    }

    @Test
    void a_volume_that_has_grown_is_news() {
        assertThat(EventSources.claimChanged(claim("2Gi", "2Gi"), claim("1Gi", "2Gi")))
                .isTrue();
        assertThat(EventSources.claimChanged(claim("1Gi", "2Gi"), claim("1Gi", "1Gi")))
                .isTrue();
        assertThat(EventSources.claimChanged(claim("1Gi", "1Gi"), claim("1Gi", "1Gi")))
                .isFalse();
    }

    @Test
    void a_stateful_set_is_news_when_its_template_is_and_not_when_a_pod_is_ready() {
        var before = workload(1, 1, "a", 1);
        assertThat(EventSources.workloadChanged(workload(1, 1, "a", 2), before)).isFalse();
        assertThat(EventSources.workloadChanged(workload(2, 1, "a", 1), before)).isTrue();
        assertThat(EventSources.workloadChanged(workload(1, 1, "b", 1), before)).isTrue();
        assertThat(EventSources.workloadChanged(workload(1, 2, "a", 1), before)).isTrue();
    }

    @Test
    void a_stateful_set_without_status_stops_nobody() {
        var bare = new StatefulSetBuilder()
                .withNewMetadata()
                .withGeneration(1L)
                .endMetadata()
                .build();
        assertThat(EventSources.workloadChanged(workload(1, 1, "a", 1), bare)).isTrue();
    }
}
