package dev.hearth.e2e.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * The driver's control over HTTP: {@code GET /healthz}, {@code GET /report}, {@code POST /verify} (reads every
 * acknowledged write back, may take up to a minute) and {@code POST /stop} (ends the load, the process stays to be
 * verified).
 */
final class ControlServer implements AutoCloseable {
    private static final Duration VERIFY_PATIENCE = Duration.ofSeconds(60);

    private final LedgerDriver driver;
    private final HttpServer server;

    private ControlServer(LedgerDriver driver, HttpServer server) {
        this.driver = driver;
        this.server = server;
    }

    /** Listens on all addresses. */
    static ControlServer start(LedgerDriver driver, int port) throws IOException {
        var control = new ControlServer(driver, HttpServer.create(new InetSocketAddress(port), 0));
        control.route("/healthz", "GET", () -> Map.of("status", "ok"));
        control.route("/report", "GET", () -> driver.report().toMap());
        control.route("/verify", "POST", control::verify);
        control.route("/stop", "POST", control::stop);
        control.server.setExecutor(Executors.newFixedThreadPool(2));
        control.server.start();
        return control;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private Map<String, Object> verify() throws InterruptedException {
        var losses = driver.verify(VERIFY_PATIENCE);
        var answer = new LinkedHashMap<String, Object>(driver.report().toMap());
        answer.put("checkedWrites", losses.checkedWrites());
        answer.put("ackedLost", losses.lost());
        answer.put("oldestLostAgeMs", losses.oldestAgeMillis());
        answer.put(
                "lostExamples",
                losses.examples().stream()
                        .map(lost -> Map.of(
                                "writer", lost.writer(),
                                "sequence", lost.sequence(),
                                "acknowledgedAt", lost.acknowledgedAt()))
                        .toList());
        return answer;
    }

    private Map<String, Object> stop() {
        driver.stop();
        return driver.report().toMap();
    }

    private interface Answer {
        Map<String, Object> get() throws InterruptedException;
    }

    private void route(String path, String method, Answer answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                if (exchange.getRequestMethod().equals(method)) {
                    answer(exchange, answer);
                } else {
                    send(exchange, 405, Map.of("error", path + " takes " + method));
                }
            }
        });
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        try {
            send(exchange, 200, answer.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            send(exchange, 503, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        var bytes = Json.of(body).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
