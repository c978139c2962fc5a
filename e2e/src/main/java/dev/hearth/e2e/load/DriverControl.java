package dev.hearth.e2e.load;

import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The driver's HTTP control, one port forward a call. */
final class DriverControl {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 3;

    private final PodResource pod;

    DriverControl(PodResource pod) {
        this.pod = pod;
    }

    LedgerFigures report() {
        return figures("GET", "/report");
    }

    LedgerFigures verify() {
        return figures("POST", "/verify");
    }

    LedgerFigures stop() {
        return figures("POST", "/stop");
    }

    /** How far the driver's clock is ahead of this program's, at the middle of a call. */
    long skewMillis() {
        long before = System.currentTimeMillis();
        var answer = call("GET", "/report");
        long middle = (before + System.currentTimeMillis()) / 2;
        long skew = parse(answer).path("at").asLong() - middle;
        // Below the length of a call nothing can be said; the same machine has no skew.
        return Math.abs(skew) <= System.currentTimeMillis() - before ? 0 : skew;
    }

    private LedgerFigures figures(String method, String path) {
        var answer = parse(call(method, path));
        if (answer.has("error")) {
            throw new IllegalStateException("the driver could not " + path.substring(1) + ": "
                    + answer.path("error").asText());
        }
        return LedgerFigures.of(answer);
    }

    private static com.fasterxml.jackson.databind.JsonNode parse(String answer) {
        try {
            return Serialization.jsonMapper().readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException("the driver answered: " + answer, e);
        }
    }

    /** All calls may be repeated; a port forward sometimes breaks while Kubernetes nodes come and go. */
    private String call(String method, String path) {
        IOException last = new IOException("not tried");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (var forward = pod.portForward(DriverPod.CONTROL_PORT);
                    var http = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + forward.getLocalPort() + path))
                        .timeout(PATIENCE)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
                return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            } catch (IOException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        throw new UncheckedIOException("the driver's control does not answer", last);
    }
}
