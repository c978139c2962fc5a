package dev.hearth.operator.engine;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A real server process with the boot settings of a Hearth node, on a port and in a folder of its own. */
final class CacheServerProcess implements CacheServer {

    private final String product;
    private final Path folder;
    private final int port;
    private Process process;

    private CacheServerProcess(String product, Path folder, int port, Process process) {
        this.product = product;
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /**
     * @param product {@code redis} or {@code valkey}
     * @param options more settings, such as {@code --requirepass}, {@code secret}
     */
    static CacheServerProcess start(String product, String... options) {
        try {
            var folder = Files.createTempDirectory("hearth-" + product);
            var port = freePort();
            var server = new CacheServerProcess(product, folder, port, launch(product, folder, port, options));
            server.awaitPort();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot start " + binary(product) + ": install it, or name another with -Dhearth." + product
                            + ".server",
                    e);
        }
    }

    /** The binary: a system property, an environment variable, or what is on the path. */
    static String binary(String product) {
        var variable = System.getenv("HEARTH_" + product.toUpperCase(Locale.ROOT) + "_SERVER");
        return System.getProperty("hearth." + product + ".server", variable == null ? product + "-server" : variable);
    }

    static boolean installed(String product) {
        var binary = binary(product);
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(binary)));
    }

    /** Starts it anew on the same port with what it left in its folder, once the old process has let go of the port. */
    void restart(String... options) throws IOException {
        process.onExit().join();
        process = launch(product, folder, port, options);
        awaitPort();
    }

    RawClient client() {
        try {
            return new RawClient(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void hang() {
        signal("STOP");
    }

    @Override
    public void resume() {
        signal("CONT");
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void becomeBusy() {
        try (var client = client()) {
            client.call("CONFIG", "SET", "busy-reply-threshold", "1");
            client.call("REPLICAOF", "NO", "ONE");
            client.send("EVAL", "while true do end", "0");
            try (var witness = client()) {
                await().pollInterval(Duration.ofMillis(10))
                        .until(() -> witness.call("PING").startsWith("-BUSY"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void calm() {
        try (var client = client()) {
            client.call("SCRIPT", "KILL");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            if (!Files.exists(folder)) {
                return;
            }
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitPort() {
        await().pollInterval(Duration.ofMillis(10)).ignoreExceptions().until(() -> {
            try (var client = client()) {
                return !client.call("PING").isEmpty();
            }
        });
    }

    private static Process launch(String product, Path folder, int port, String... options) throws IOException {
        var line = new ArrayList<>(List.of(
                binary(product),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--replicaof",
                "127.0.0.1 0",
                "--replica-serve-stale-data",
                "no",
                "--min-replicas-to-write",
                "1000",
                "--min-replicas-max-lag",
                "2",
                "--repl-diskless-sync-delay",
                "0",
                "--repl-ping-replica-period",
                "1"));
        line.addAll(List.of(options));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
