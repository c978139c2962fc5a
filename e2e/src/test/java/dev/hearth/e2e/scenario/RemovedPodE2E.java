package dev.hearth.e2e.scenario;

import dev.hearth.e2e.figures.Loss;
import dev.hearth.e2e.figures.ScenarioFigures;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HearthExtension.class)
class RemovedPodE2E {
    private static final int TOO_MANY_REQUESTS = 429;

    @Test
    void deletingThePrimarysPodHandsOverEveryAcknowledgedWriteFirst(Workbench bench) {
        var watch = bench.create("web", Specs.THREE_NODES);
        var delete = Incident.of(
                "delete-pod",
                Loss.TERMINATED,
                primary -> bench.clusters()
                        .client()
                        .pods()
                        .inNamespace(bench.namespace())
                        .withName(primary)
                        .delete(),
                Incident::anotherPrimary);
        try (var driver = bench.drive("web", watch)) {
            var run = bench.measure(watch, driver, delete);
            bench.hearth().record(new ScenarioFigures("delete-pod", Loss.TERMINATED, List.of(run)));
        }
    }

    @Test
    void drainingThePrimarysKubernetesNodeLosesNothing(Workbench bench) {
        var watch = bench.create("web", Specs.THREE_NODES);
        var node = bench.clusters().kubernetesNodeOf(watch.now().primary());
        var client = bench.clusters().client();
        var drain = Incident.of(
                        "drain",
                        Loss.SWITCHOVER,
                        primary -> {
                            cordon(client, node, true);
                            evict(client, bench.namespace(), primary);
                        },
                        Incident::anotherPrimary)
                .repairedBy(() -> cordon(client, node, false));
        try (var driver = bench.drive("web", watch)) {
            var run = bench.measure(watch, driver, drain);
            bench.hearth().record(new ScenarioFigures("drain", Loss.SWITCHOVER, List.of(run)));
        } finally {
            cordon(client, node, false);
        }
    }

    private static void cordon(KubernetesClient client, String node, boolean unschedulable) {
        client.nodes()
                .withName(node)
                .edit(found -> new NodeBuilder(found)
                        .editSpec()
                        .withUnschedulable(unschedulable)
                        .endSpec()
                        .build());
    }

    /** As kubectl drain does: again after each refusal by the disruption budget, until the pod may go. */
    private static void evict(KubernetesClient client, String namespace, String pod) {
        var handle = client.pods().inNamespace(namespace).withName(pod);
        var uid = handle.require().getMetadata().getUid();
        long deadline = System.nanoTime() + Workbench.PATIENCE.toNanos();
        while (!tryToEvict(handle)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(pod + " could not be evicted: its disruption budget never allowed it");
            }
            pause(Duration.ofMillis(500));
        }
        handle.waitUntilCondition(
                found -> found == null || !found.getMetadata().getUid().equals(uid), 2, TimeUnit.MINUTES);
    }

    private static boolean tryToEvict(io.fabric8.kubernetes.client.dsl.PodResource handle) {
        try {
            return handle.evict();
        } catch (KubernetesClientException e) {
            if (e.getCode() == TOO_MANY_REQUESTS) {
                return false;
            }
            throw e;
        }
    }

    /** The eviction API has nothing to watch: kubectl drain pauses for five seconds. */
    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
