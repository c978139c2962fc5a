package dev.hearth.operator.desired;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server process started as its container starts it, with the paths of the pod moved into a folder of the test. */
final class RealServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Engine engine;
    private final Path folder;
    private final int port;
    private final String hook;
    private final Process process;

    private RealServer(Engine engine, Path folder, int port, String hook, Process process) {
        this.engine = engine;
        this.folder = folder;
        this.port = port;
        this.hook = hook;
        this.process = process;
    }

    /** A program on the path, or in a folder of the system property {@code hearth.servers.path}. */
    static Optional<Path> program(String name) {
        var path = System.getProperty("hearth.servers.path", "") + File.pathSeparator + System.getenv("PATH");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static RealServer start(EffectiveSpec spec, Path folder) throws IOException {
        Files.createDirectories(folder);
        var port = freePort();
        var moved = new Moved(folder, port);
        var config = ServerConfig.configMap(spec).getData();
        moved.write(ServerConfig.DIRECTORY, ServerConfig.FILE, config.get(ServerConfig.FILE));
        moved.write(ServerConfig.DIRECTORY, ServerConfig.PRE_STOP, config.get(ServerConfig.PRE_STOP));
        for (var entry :
                Secrets.credentials(spec, GoldenCase.CREDENTIALS).getData().entrySet()) {
            var value = new String(java.util.Base64.getDecoder().decode(entry.getValue()), StandardCharsets.UTF_8);
            moved.write(ServerConfig.SECRET_DIRECTORY, entry.getKey(), value);
        }
        Files.createDirectories(Path.of(moved.text(ServerConfig.DATA_DIRECTORY)));
        var command =
                ServerContainer.of(spec).getCommand().stream().map(moved::text).toList();
        var process =
                builder(command).redirectOutput(folder.resolve("log").toFile()).start();
        var server = new RealServer(spec.engine(), folder, port, config.get(ServerConfig.PRE_STOP), process);
        await("the server listens: " + folder.resolve("log")).atMost(PATIENCE).until(server::listens);
        return server;
    }

    int port() {
        return port;
    }

    Path data() {
        return Path.of(new Moved(folder, port).text(ServerConfig.DATA_DIRECTORY));
    }

    String as(String user, String password, String... command) {
        var line = new ArrayList<>(List.of(engine.cli(), "-p", Integer.toString(port), "--no-auth-warning"));
        line.addAll(List.of("--user", user));
        line.addAll(List.of(command));
        return run(line, password);
    }

    String operator(String... command) {
        return as(Secrets.OPERATOR_USER, GoldenCase.CREDENTIALS.operator(), command);
    }

    String application(String... command) {
        return as(Secrets.APPLICATION_USER, GoldenCase.CREDENTIALS.application(), command);
    }

    String anonymous(String... command) {
        var line = new ArrayList<>(List.of(engine.cli(), "-p", Integer.toString(port)));
        line.addAll(List.of(command));
        return run(line, "");
    }

    /** Makes it a primary whose fence lets everything through. */
    void open() {
        operator("CONFIG", "SET", "min-replicas-to-write", "0");
        operator("REPLICAOF", "NO", "ONE");
    }

    void follow(RealServer primary) {
        operator("REPLICAOF", "127.0.0.1", Integer.toString(primary.port));
        await("the link is up")
                .atMost(PATIENCE)
                .until(() -> operator("INFO", "replication").contains("master_link_status:up"));
        await("the primary lists it")
                .atMost(PATIENCE)
                .until(() -> primary.operator("ROLE").lines().count() > 3);
    }

    /** Starts the hook that the kubelet runs before it stops the container. */
    Process preStop() throws IOException {
        return builder(List.of("/bin/sh", "-c", new Moved(folder, port).text(hook)))
                .start();
    }

    /** Kills the process and starts it again over the same folder, as the kubelet does. */
    RealServer killAndRestart(EffectiveSpec spec) throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        return start(spec, folder);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended: " + log());
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(List<String> line, String password) {
        try {
            var builder = builder(line);
            builder.environment().put("REDISCLI_AUTH", password);
            if (password.isEmpty()) {
                builder.environment().remove("REDISCLI_AUTH");
            }
            var started = builder.start();
            started.getOutputStream().close();
            if (!started.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                started.destroyForcibly();
                throw new IllegalStateException("no answer to " + line);
            }
            return new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var extra = System.getProperty("hearth.servers.path", "");
        builder.environment().merge("PATH", extra, (path, more) -> more.isEmpty() ? path : more + ":" + path);
        if (!extra.isEmpty() && builder.command().getFirst().endsWith("-cli")) {
            builder.command()
                    .set(0, program(builder.command().getFirst()).orElseThrow().toString());
        }
        return builder;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The pod's paths and port, moved. */
    private record Moved(Path folder, int port) {

        String text(String text) {
            return text.replace(ServerConfig.SECRET_DIRECTORY, folder + "/credentials")
                    .replace(ServerConfig.DIRECTORY, folder + "/server")
                    .replace(ServerConfig.DATA_DIRECTORY, folder + "/data")
                    .replace(Integer.toString(Names.PORT), Integer.toString(port))
                    .replace("bind * -::*", "bind 127.0.0.1");
        }

        void write(String directory, String name, String content) throws IOException {
            var file = Path.of(text(directory), name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text(content));
        }
    }
}
