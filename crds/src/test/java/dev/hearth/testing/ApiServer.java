package dev.hearth.testing;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real API server for tests: etcd and kube-apiserver on free loopback ports, with its data in a folder of its own. Ready
 * within seconds; {@link #close} ends both programs and removes the folder. There is no controller manager, so nothing is
 * garbage-collected and namespaces stay.
 */
public final class ApiServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = "test";

    private final Path folder;
    private final URI address;
    private final ServerProcess etcd;
    private final ServerProcess server;

    private ApiServer(Path folder, URI address, ServerProcess etcd, ServerProcess server) {
        this.folder = folder;
        this.address = address;
        this.etcd = etcd;
        this.server = server;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @throws IllegalStateException if a program is missing, ends, or is not ready after a minute
     */
    public static ApiServer start() {
        try {
            var etcdProgram = LabPrograms.find("etcd");
            var serverProgram = LabPrograms.find("kube-apiserver");
            var folder = Files.createTempDirectory("hearth-api-server");
            writeCredentials(folder);
            var ports = List.of(freePort(), freePort(), freePort());
            var etcd = ServerProcess.start(etcdProgram, folder, etcdArguments(ports.get(0), ports.get(1)));
            var server = ServerProcess.start(serverProgram, folder, serverArguments(ports.get(0), ports.get(2)));
            var api = new ApiServer(folder, URI.create("https://127.0.0.1:" + ports.get(2)), etcd, server);
            api.awaitReady();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public URI address() {
        return address;
    }

    /** A bearer token of a cluster administrator. */
    public String token() {
        return TOKEN;
    }

    /** The certificate to trust, as a PEM file. */
    public Path certificate() {
        return folder.resolve("certificates/apiserver.crt");
    }

    /** What a client needs to connect as a cluster administrator. */
    public Config config() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(address.toString())
                .withOauthToken(TOKEN)
                .withCaCertFile(certificate().toString())
                .withNamespace("default")
                .build();
    }

    /** A new client of a cluster administrator; the caller closes it. */
    public KubernetesClient client() {
        return new KubernetesClientBuilder().withConfig(config()).build();
    }

    /** A kubeconfig file of a cluster administrator, for programs. */
    public Path kubeconfig() {
        return write(folder, "kubeconfig", """
                apiVersion: v1
                kind: Config
                clusters: [{name: test, cluster: {server: "%s", certificate-authority: "%s"}}]
                users: [{name: test, user: {token: "%s"}}]
                contexts: [{name: test, context: {cluster: test, user: test, namespace: default}}]
                current-context: test
                """.formatted(address, certificate(), TOKEN));
    }

    /** Installs the CRDs of Hearth and waits until they are served. */
    public void installCrds() {
        try (var client = client()) {
            for (var name : List.of("cacheclusters.cache.hearth.dev", "cacheclasses.cache.hearth.dev")) {
                try (var yaml = ApiServer.class.getResourceAsStream("/META-INF/hearth/" + name + ".yaml")) {
                    client.load(yaml).serverSideApply();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                client.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName(name)
                        .waitUntilCondition(ApiServer::isServed, PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    @Override
    public void close() {
        server.close();
        etcd.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isServed(@Nullable CustomResourceDefinition crd) {
        return crd != null
                && crd.getStatus() != null
                && crd.getStatus().getConditions() != null
                && crd.getStatus().getConditions().stream()
                        .anyMatch(one -> one.getType().equals("Established")
                                && one.getStatus().equals("True"));
    }

    private void awaitReady() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!ready()) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(
                            "the API server is not ready after " + PATIENCE + ":\n" + server.tail());
                }
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** One attempt; it takes a tenth of a second if it fails. */
    private boolean ready() {
        etcd.requireAlive();
        server.requireAlive();
        if (Files.exists(certificate())) {
            var once =
                    new ConfigBuilder(config()).withRequestRetryBackoffLimit(0).build();
            try (var client = new KubernetesClientBuilder().withConfig(once).build()) {
                if ("ok".equals(client.raw("/readyz"))) {
                    return true;
                }
            } catch (io.fabric8.kubernetes.client.KubernetesClientException e) {
                // refused, or some of its checks still fail
            }
        }
        try {
            Thread.sleep(100);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> etcdArguments(int clients, int peers) {
        var here = "http://127.0.0.1:";
        return List.of(
                "--data-dir=etcd",
                "--unsafe-no-fsync",
                "--listen-client-urls=" + here + clients,
                "--advertise-client-urls=" + here + clients,
                "--listen-peer-urls=" + here + peers,
                "--initial-advertise-peer-urls=" + here + peers,
                "--initial-cluster=default=" + here + peers);
    }

    private static List<String> serverArguments(int etcd, int port) {
        return List.of(
                "--etcd-servers=http://127.0.0.1:" + etcd,
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                "--cert-dir=certificates",
                "--token-auth-file=tokens.csv",
                "--authorization-mode=RBAC",
                "--service-cluster-ip-range=10.96.0.0/16",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=service-account.key",
                "--service-account-signing-key-file=service-account.key",
                "--disable-admission-plugins=ServiceAccount",
                "--profiling=false");
    }

    private static void writeCredentials(Path folder) {
        write(folder, "tokens.csv", TOKEN + ",test,test,\"system:masters\"\n");
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            write(
                    folder,
                    "service-account.key",
                    "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write(Path folder, String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
