package dev.hearth.e2e.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user asked of an API server, from its audit record.
 *
 * @param allowed was allowed by a role
 * @param refused was asked for and refused by every role
 * @see <a href="https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/">audit.k8s.io/v1</a>
 */
public record UsedRights(Set<Right> allowed, Set<Right> refused) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a record, one JSON object a line.
     *
     * @param user as the API server names it, as in {@code system:serviceaccount:hearth-system:hearth}
     */
    public static UsedRights read(Path record, String user) {
        var allowed = new TreeSet<Right>();
        var refused = new TreeSet<Right>();
        try (var lines = Files.lines(record)) {
            lines.filter(line -> line.contains(user)).map(UsedRights::event).forEach(event -> {
                if (user.equals(event.at("/user/username").asText()) && event.has("objectRef")) {
                    (isRefused(event) ? refused : allowed).add(right(event));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the audit record could not be read", e);
        }
        return new UsedRights(allowed, refused);
    }

    private static JsonNode event(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("a line of the audit record is no JSON", e);
        }
    }

    /** Not the answer's code: a namespace that is being removed refuses new objects with 403 as well. */
    private static boolean isRefused(JsonNode event) {
        return "forbid"
                .equals(event.path("annotations")
                        .path("authorization.k8s.io/decision")
                        .asText());
    }

    private static Right right(JsonNode event) {
        var object = event.path("objectRef");
        var subresource = object.path("subresource").asText();
        return new Right(
                object.path("apiGroup").asText(),
                object.path("resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource),
                event.path("verb").asText());
    }
}
