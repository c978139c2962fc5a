package dev.hearth.e2e.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The operator's pods, as far as a test looks at them. */
public final class Operator {
    private static final Map<String, String> LABELS = Map.of("app.kubernetes.io/name", "hearth-operator");
    private static final int METRICS_PORT = 8_080;
    private static final String METRICS_PATH = "/q/metrics";

    private final KubernetesClient client;

    public Operator(KubernetesClient client) {
        this.client = client;
    }

    /** All pods of the operator; one of them leads. */
    public List<Pod> pods() {
        return client.pods()
                .inNamespace(HelmRelease.NAMESPACE)
                .withLabels(LABELS)
                .list()
                .getItems();
    }

    /** The Kubernetes node of the pod that leads. */
    public String leadersKubernetesNode() {
        var holders = client.leases().inNamespace(HelmRelease.NAMESPACE).list().getItems().stream()
                .map(lease -> lease.getSpec().getHolderIdentity())
                .toList();
        return pods().stream()
                .filter(pod -> holders.contains(pod.getMetadata().getName()))
                .map(pod -> pod.getSpec().getNodeName())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no pod of the operator leads; leases are held by " + holders));
    }

    /** Deletes every pod of the operator without grace, as a crash of all of them; names of the pods that were there. */
    public List<String> kill() {
        var names = pods().stream().map(pod -> pod.getMetadata().getName()).toList();
        names.forEach(name -> client.pods()
                .inNamespace(HelmRelease.NAMESPACE)
                .withName(name)
                .withGracePeriod(0)
                .delete());
        return names;
    }

    /** Waits until the Deployment has as many ready pods as it wants. */
    public void awaitReady() {
        client.apps()
                .deployments()
                .inNamespace(HelmRelease.NAMESPACE)
                .withLabels(LABELS)
                .waitUntilReady(2, TimeUnit.MINUTES);
    }

    /** What the pods have logged, by pod. */
    public Map<String, String> logs() {
        var logs = new TreeMap<String, String>();
        for (var pod : pods()) {
            var name = pod.getMetadata().getName();
            logs.put(
                    name,
                    client.pods()
                            .inNamespace(HelmRelease.NAMESPACE)
                            .withName(name)
                            .getLog());
        }
        return logs;
    }

    /** The metrics of one pod in Prometheus' text form. */
    public String metrics(Pod pod) {
        var handle = client.pods()
                .inNamespace(HelmRelease.NAMESPACE)
                .withName(pod.getMetadata().getName());
        try (var forward = handle.portForward(METRICS_PORT);
                var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + forward.getLocalPort() + METRICS_PATH))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8)).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
