package dev.hearth.api.v1alpha1;

import dev.hearth.testing.ApiServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Sends manifests as the text they are, with strict field validation, so that it is the server that reads the YAML, as
 * kubectl does: an unquoted {@code Off} is false there.
 */
final class YamlClient {
    private static final Pattern VERSION = Pattern.compile("\"resourceVersion\":\"([0-9]+)\"");

    private final ApiServer server;
    private final HttpClient http;

    YamlClient(ApiServer server) {
        this.server = server;
        this.http = HttpClient.newBuilder().sslContext(trusting(server)).build();
    }

    /** Creates the object, or replaces it if it exists. */
    HttpResponse<String> put(String namespace, Manifest manifest) {
        var all = "/apis/cache.hearth.dev/v1alpha1/namespaces/" + namespace + "/" + manifest.plural();
        var one = all + "/" + manifest.name();
        var before = send("GET", one, "application/json", "");
        if (before.statusCode() == 404) {
            return send("POST", all + "?fieldValidation=Strict", "application/yaml", manifest.text());
        }
        var version = VERSION.matcher(before.body());
        if (!version.find()) {
            throw new IllegalStateException(before.body());
        }
        var text = manifest.text()
                .replaceFirst("(?m)^metadata:$", "metadata:\n  resourceVersion: \"" + version.group(1) + "\"");
        return send("PUT", one + "?fieldValidation=Strict", "application/yaml", text);
    }

    /** What kubectl get shows. */
    HttpResponse<String> table(String path) {
        return send(request(path)
                .header("Accept", "application/json;as=Table;g=meta.k8s.io;v=v1")
                .GET()
                .build());
    }

    HttpResponse<String> send(String method, String path, String type, String body) {
        return send(request(path)
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path))
                .header("Authorization", "Bearer " + server.token());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trusting(ApiServer server) {
        try (var pem = Files.newInputStream(server.certificate())) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("server" + number++, certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
