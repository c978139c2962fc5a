package dev.hearth.client.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A real server process on a port and in a folder of its own, which tests stop, hang and kill. */
public final class CacheServer implements AutoCloseable {

    private final String product;
    private final Path folder;
    private final int port;
    private final List<String> options;
    private Process process;

    private CacheServer(String product, Path folder, int port, List<String> options) throws IOException {
        this.product = product;
        this.folder = folder;
        this.port = port;
        this.options = options;
        process = launch();
        awaitAnswer();
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param product {@code redis} or {@code valkey}
     * @param options more settings, such as {@code --replicaof}, {@code 127.0.0.1 6379}
     */
    public static CacheServer start(String product, String... options) {
        try {
            return new CacheServer(
                    product, Files.createTempDirectory("hearth-" + product), freePort(), List.of(options));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot start " + binary(product) + ": install it, or name another with HEARTH_"
                            + product.toUpperCase(Locale.ROOT) + "_SERVER",
                    e);
        }
    }

    private static String binary(String product) {
        var variable = System.getenv("HEARTH_" + product.toUpperCase(Locale.ROOT) + "_SERVER");
        return variable == null ? product + "-server" : variable;
    }

    /** Which products can be started here; a machine that has none fails the test that asks. */
    public static List<String> products() {
        var installed = List.of("redis", "valkey").stream()
                .filter(product -> {
                    var binary = binary(product);
                    return Files.isExecutable(Path.of(binary))
                            || List.of(System.getenv("PATH").split(":")).stream()
                                    .anyMatch(path -> Files.isExecutable(Path.of(path, binary)));
                })
                .toList();
        if (installed.isEmpty()) {
            throw new IllegalStateException("neither redis-server nor valkey-server is installed");
        }
        return installed;
    }

    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Stops answering without closing anything. */
    public void hang() {
        signal("STOP");
    }

    /** Goes on where it hung. */
    public void resume() {
        signal("CONT");
    }

    /** Ends at once; connections break. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts an empty server on the same port. */
    public void restart() {
        try {
            process.onExit().join();
            process = launch();
            awaitAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a command of its own and returns the first line of the reply, or the bulk string in it. */
    public String call(String... words) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(2_000);
            var request = new StringBuilder("*" + words.length + "\r\n");
            for (var word : words) {
                request.append('$')
                        .append(word.getBytes(StandardCharsets.UTF_8).length)
                        .append("\r\n")
                        .append(word)
                        .append("\r\n");
            }
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            var reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return reply.startsWith("$") && !reply.startsWith("$-1")
                    ? reply.substring(reply.indexOf('\n') + 1, reply.length() - 2)
                    : reply.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
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

    private Process launch() throws IOException {
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
                "--repl-diskless-sync-delay",
                "0"));
        line.addAll(options);
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    private void awaitAnswer() throws IOException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try {
                if (!call("PING").isEmpty()) {
                    return;
                }
            } catch (UncheckedIOException e) {
                if (System.nanoTime() > deadline || !process.isAlive()) {
                    throw new IOException(Files.readString(folder.resolve("server.log")), e);
                }
                Thread.onSpinWait();
            }
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
