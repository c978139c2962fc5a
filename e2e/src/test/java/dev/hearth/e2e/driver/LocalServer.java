package dev.hearth.e2e.driver;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One redis-server process on loopback without persistence, in a folder of its own. */
final class LocalServer implements AutoCloseable {
    private final int port;
    private final Path folder;
    private Process process;

    private LocalServer(int port, Path folder, Process process) {
        this.port = port;
        this.folder = folder;
        this.process = process;
    }

    /** Starts a server and waits until it accepts commands. */
    static LocalServer start(Path folder, int port) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var server = new LocalServer(port, folder, launch(folder, port));
        server.awaitReady();
        return server;
    }

    private static Process launch(Path folder, int port) throws IOException {
        var command = new ArrayList<>(List.of("redis-server", "--port", "" + port, "--bind", "127.0.0.1"));
        command.addAll(List.of("--save", "", "--dir", folder.toString(), "--repl-diskless-sync-delay", "0"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.txt").toFile())
                .start();
    }

    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", port);
    }

    int port() {
        return port;
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    /** Starts it again on the same port, empty. */
    void restart() throws IOException, InterruptedException {
        process = launch(folder, port);
        awaitReady();
    }

    /** Runs commands on a connection of their own. */
    <T> T run(java.util.function.Function<RedisCommands<String, String>, T> commands) {
        var client = RedisClient.create("redis://127.0.0.1:" + port);
        try (var connection = client.connect()) {
            return commands.apply(connection.sync());
        } finally {
            client.shutdown();
        }
    }

    private void awaitReady() throws InterruptedException {
        var ready = new ReadyLine(folder.resolve("server.txt"));
        ready.await(process);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private record ReadyLine(Path log) {
        void await(Process process) throws InterruptedException {
            while (!present()) {
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("redis-server ended, see " + log);
                }
            }
        }

        private boolean present() {
            try {
                return Files.readString(log).contains("Ready to accept connections");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
