package dev.hearth.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.operator.act.StatusPatch;
import dev.hearth.testing.ApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the real API server answers to a pass whose cluster was deleted under it. */
class DeletedMeanwhileIT {

    private static ApiServer server;
    private static KubernetesClient client;

    @BeforeAll
    static void start() {
        server = ApiServer.start();
        server.installCrds();
        client = server.client();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static CacheCluster made(String name) {
        return client.resource(Serialization.unmarshal("""
                        apiVersion: cache.hearth.dev/v1alpha1
                        kind: CacheCluster
                        metadata: {name: %s, namespace: default}
                        spec: {engine: {type: Valkey}}
                        """.formatted(name), CacheCluster.class))
                .create();
    }

    private static Exception writingStatus(CacheCluster cluster) {
        var patch = StatusPatch.of(
                cluster, CacheClusterStatus.EMPTY, cluster.getMetadata().getResourceVersion());
        return catchException(() -> client.resource(patch)
                .subresource("status")
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager("cachecluster")
                        .withForce(true)
                        .build()));
    }

    @Test
    void a_status_that_has_no_object_any_more_is_no_error_of_the_operator() {
        var cluster = made("gone");
        client.resource(cluster).delete();
        var error = writingStatus(cluster);
        assertThat(error).isInstanceOf(KubernetesClientException.class);
        assertThat(CacheClusterReconciler.isGone(cluster, error)).isTrue();
    }

    @Test
    void something_else_that_does_not_exist_is_one() {
        var cluster = made("stays");
        var pod = catchException(() -> client.raw("/api/v1/namespaces/default/pods/stays", "DELETE", null));
        assertThat(pod).isInstanceOf(KubernetesClientException.class);
        assertThat(CacheClusterReconciler.isGone(cluster, pod)).isFalse();
    }
}
