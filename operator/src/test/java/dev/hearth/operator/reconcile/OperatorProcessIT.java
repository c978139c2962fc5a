package dev.hearth.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.testing.ApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged operator as a process beside a real API server: no kubelet, so no pod ever runs. */
class OperatorProcessIT {

    private static final Path PACKAGED = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private static Path folder;

    private static ApiServer server;
    private static KubernetesClient client;
    private static Process operator;

    @BeforeAll
    static void start() throws IOException {
        server = ApiServer.start();
        server.installCrds();
        client = server.client();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", PACKAGED.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("operator.log").toFile());
        builder.environment().put("KUBECONFIG", server.kubeconfig().toString());
        builder.environment().put("HEARTH_LEASE_NAMESPACE", "default");
        builder.environment().put("HEARTH_LEASE_IDENTITY", "under-test");
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        operator = builder.start();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        operator.destroy();
        if (!operator.waitFor(20, TimeUnit.SECONDS)) {
            operator.destroyForcibly();
        }
        client.close();
        server.close();
    }

    private static String log() {
        try {
            return Files.readString(folder.resolve("operator.log"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void it_leads_makes_the_children_of_a_cluster_and_forgets_a_deleted_one_without_an_error() {
        var cluster = client.resource(Serialization.unmarshal("""
                        apiVersion: cache.hearth.dev/v1alpha1
                        kind: CacheCluster
                        metadata: {name: web, namespace: default}
                        spec: {engine: {type: Valkey}}
                        """, CacheCluster.class))
                .create();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(operator.isAlive()).as(OperatorProcessIT::log).isTrue();
            assertThat(client.apps()
                            .statefulSets()
                            .inNamespace("default")
                            .withName("web-s0")
                            .get())
                    .as(OperatorProcessIT::log)
                    .isNotNull();
            assertThat(client.resource(cluster).get().getStatus().observedGeneration())
                    .isEqualTo(1L);
        });
        client.resource(cluster).delete();
        await().atMost(PATIENCE).until(() -> client.resource(cluster).get() == null);
        operator.destroy();
        await().atMost(PATIENCE).until(() -> !operator.isAlive());
        assertThat(log())
                .contains(" leading ", "gave the lease back")
                .doesNotContain("Uncaught", "Exception", " ERROR ");
    }
}
