package dev.hearth.operator.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Speaks as much of a cache server's language as the operator does, with states that are hard to bring a real one into. A
 * virtual thread a connection: thousands of them fit into one process.
 */
public final class FakeCacheServer implements CacheServer {

    private final ServerSocket listening;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Map<String, String> settings = new ConcurrentHashMap<>(
            Map.of("min-replicas-to-write", "1000", "min-replicas-max-lag", "2", "replica-serve-stale-data", "no"));
    private final @Nullable String password;
    private volatile boolean hanging;
    private volatile boolean busy;
    private volatile String primary = "127.0.0.1 0";
    private volatile long epoch = -1;
    private volatile String runId = "f".repeat(40);

    public FakeCacheServer() {
        this(null);
    }

    /** @param password what {@code HELLO … AUTH} must say; null for none */
    public FakeCacheServer(@Nullable String password) {
        this.password = password;
        try {
            listening = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("fake-cache").start(this::accept);
    }

    /** Makes it speak as another process. */
    public void runId(String id) {
        runId = id;
    }

    @Override
    public int port() {
        return listening.getLocalPort();
    }

    @Override
    public void hang() {
        hanging = true;
    }

    @Override
    public void resume() {
        hanging = false;
    }

    @Override
    public void becomeBusy() {
        busy = true;
    }

    @Override
    public void calm() {
        busy = false;
    }

    @Override
    public void kill() {
        try {
            listening.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the connections and goes on listening, as after {@code CLIENT KILL}. */
    public void disconnectAll() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new RespWire(new BufferedInputStream(socket.getInputStream()));
            while (true) {
                var command = in.command();
                while (hanging) {
                    LockSupport.parkNanos(1_000_000);
                }
                answer(command, socket.getOutputStream());
            }
        } catch (IOException e) {
            // The client left, or the test closed the socket.
        } finally {
            sockets.remove(socket);
        }
    }

    private void answer(List<String> command, OutputStream out) throws IOException {
        var name = command.getFirst().toUpperCase(Locale.ROOT);
        var reply =
                name.equals("HELLO") ? hello(command) : busy ? "-BUSY a script is running\r\n" : reply(name, command);
        out.write(reply.getBytes(StandardCharsets.UTF_8));
    }

    private String hello(List<String> command) {
        if (password != null && !command.contains(password)) {
            return command.contains("AUTH")
                    ? "-WRONGPASS invalid username-password pair or user is disabled.\r\n"
                    : "-NOAUTH HELLO must be called with the client already authenticated\r\n";
        }
        return "%3\r\n+server\r\n+fake\r\n+version\r\n+7.0.0\r\n+proto\r\n:3\r\n";
    }

    private String reply(String name, List<String> command) {
        return switch (name) {
            case "INFO" -> bulk(info());
            case "CONFIG" -> config(command);
            case "FCALL_RO" -> epoch < 0 ? "-ERR Function not found\r\n" : ":" + epoch + "\r\n";
            case "FUNCTION" -> {
                epoch = Long.parseLong(command.getLast().replaceAll("(?s).*return (\\d+) end.*", "$1"));
                yield bulk("hearth");
            }
            case "REPLICAOF" -> {
                primary = command.get(1).equalsIgnoreCase("NO") ? "" : command.get(1) + " " + command.get(2);
                yield "+OK\r\n";
            }
            case "REPLCONF" -> "";
            case "ROLE" -> "*1\r\n" + bulk(primary.isEmpty() ? "master" : "slave");
            case "CLIENT" -> command.get(1).equalsIgnoreCase("KILL") ? ":0\r\n" : "+OK\r\n";
            default -> "-ERR unknown command '" + name + "'\r\n";
        };
    }

    private String config(List<String> command) {
        if (command.get(1).equalsIgnoreCase("SET")) {
            for (var i = 2; i < command.size(); i += 2) {
                settings.put(command.get(i), command.get(i + 1));
            }
            return "+OK\r\n";
        }
        var known = command.stream().skip(2).filter(settings::containsKey).toList();
        var reply = new StringBuilder("%" + known.size() + "\r\n");
        known.forEach(directive -> reply.append(bulk(directive)).append(bulk(settings.get(directive))));
        return reply.toString();
    }

    private String info() {
        var follows = primary.split(" ", 2);
        var replication = primary.isEmpty()
                ? "role:master\r\nmaster_repl_offset:1\r\n"
                : "role:slave\r\nmaster_host:" + follows[0] + "\r\nmaster_port:" + follows[1]
                        + "\r\nmaster_link_status:down\r\nslave_repl_offset:1\r\n";
        return "# Server\r\nredis_version:7.0.0\r\nrun_id:" + runId + "\r\nloading:0\r\n" + replication
                + "master_replid:" + "a".repeat(40) + "\r\n";
    }

    private static String bulk(String text) {
        return "$" + text.getBytes(StandardCharsets.UTF_8).length + "\r\n" + text + "\r\n";
    }
}
