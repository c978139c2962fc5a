package dev.hearth.e2e.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hearth.e2e.subject.CacheClusters;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A primary and a replica without an operator, with the Services and the Secret that Hearth would make. */
final class PlainServers implements AutoCloseable {
    static final String CLUSTER = "plain";
    static final String PRIMARY = "plain-a";
    static final String REPLICA = "plain-b";
    private static final String ROLE = "server";
    private static final int PORT = 6_379;

    private final CacheClusters clusters;
    private final String image;

    private PlainServers(Hearth hearth) {
        this.clusters = new CacheClusters(
                hearth.cluster().client(), "e2e-yardstick-" + Long.toString(System.nanoTime() & 0xffffff, 36));
        this.image = hearth.cluster().images().redis();
    }

    static PlainServers start(Hearth hearth) {
        var servers = new PlainServers(hearth);
        servers.clusters.createNamespace(Map.of("hearth.dev/e2e", "true"));
        servers.pod(PRIMARY);
        servers.pod(REPLICA);
        servers.service(CLUSTER + "-primary", PRIMARY);
        servers.service(CLUSTER + "-read", REPLICA);
        servers.secret();
        servers.follow();
        return servers;
    }

    String namespace() {
        return clusters.namespace();
    }

    void promoteReplica() {
        command(REPLICA, "REPLICAOF", "NO", "ONE");
        service(CLUSTER + "-primary", REPLICA);
    }

    /** Runs a command on a server by its own command line program; what it said. */
    String command(String pod, String... words) {
        var out = new ByteArrayOutputStream();
        var line = new java.util.ArrayList<>(java.util.List.of("redis-cli"));
        line.addAll(java.util.List.of(words));
        try (var exec = client().pods()
                .inNamespace(namespace())
                .withName(pod)
                .writingOutput(out)
                .writingError(out)
                .exec(line.toArray(String[]::new))) {
            exec.exitCode().get(30, TimeUnit.SECONDS);
            return out.toString(UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(String.join(" ", line) + " on " + pod + " did not end", e);
        }
    }

    private void follow() {
        var primary = client().pods().inNamespace(namespace()).withName(PRIMARY).require();
        command(REPLICA, "REPLICAOF", primary.getStatus().getPodIP(), "" + PORT);
        org.awaitility.Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> {
            command(PRIMARY, "SET", "probe", "1");
            return command(PRIMARY, "WAIT", "1", "1000").strip().equals("1");
        });
    }

    private void pod(String name) {
        var pod = new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels(ROLE, name)
                .endMetadata()
                .withNewSpec()
                .withTerminationGracePeriodSeconds(1L)
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("server")
                .withImage(image)
                .withCommand("redis-server")
                .withArgs("--save", "", "--dir", "/tmp", "--protected-mode", "no", "--repl-diskless-sync-delay", "0")
                .withNewReadinessProbe()
                .withNewTcpSocket()
                .withPort(new IntOrString(PORT))
                .endTcpSocket()
                .withPeriodSeconds(1)
                .endReadinessProbe()
                .endContainer()
                .endSpec()
                .build();
        client().pods().inNamespace(namespace()).resource(pod).create();
        client().pods().inNamespace(namespace()).withName(name).waitUntilReady(1, TimeUnit.MINUTES);
    }

    private void service(String name, String pod) {
        var service = new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace())
                .endMetadata()
                .withNewSpec()
                .withSelector(Map.of(ROLE, pod))
                .addNewPort()
                .withName("redis")
                .withPort(PORT)
                .withTargetPort(new IntOrString(PORT))
                .endPort()
                .endSpec()
                .build();
        client().resource(service).forceConflicts().serverSideApply();
    }

    private void secret() {
        var host = CLUSTER + "-%s." + namespace() + ".svc";
        client().resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(CLUSTER + "-connection")
                        .withNamespace(namespace())
                        .endMetadata()
                        .addToStringData("host", host.formatted("primary"))
                        .addToStringData("read-host", host.formatted("read"))
                        .addToStringData("port", "" + PORT)
                        .build())
                .create();
    }

    private KubernetesClient client() {
        return clusters.client();
    }

    @Override
    public void close() {
        client().namespaces().withName(namespace()).delete();
    }
}
