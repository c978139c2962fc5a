package dev.hearth.e2e.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsedRightsTest {
    private static final String USER = "system:serviceaccount:hearth-system:hearth";

    @TempDir
    private Path folder;

    @Test
    void tellsWhatAUserWasAllowedFromWhatItWasRefused() throws Exception {
        var record = record(
                event(USER, "watch", "\"resource\":\"pods\",\"apiVersion\":\"v1\"", "allow"),
                event(USER, "patch", "\"resource\":\"pods\",\"subresource\":\"status\"", "allow"),
                event(USER, "delete", "\"resource\":\"statefulsets\",\"apiGroup\":\"apps\"", "forbid"));

        var used = UsedRights.read(record, USER);

        assertThat(used.allowed()).extracting(Right::toString).containsExactly("watch pods", "patch pods/status");
        assertThat(used.refused()).extracting(Right::toString).containsExactly("delete statefulsets.apps");
    }

    @Test
    void leavesOutOthersAndWhatIsNoObject() throws Exception {
        var record = record(
                event(USER + "-worker", "list", "\"resource\":\"secrets\"", "allow"),
                "{\"verb\":\"get\",\"requestURI\":\"/version\",\"user\":{\"username\":\"" + USER + "\"}}");

        assertThat(UsedRights.read(record, USER).allowed()).isEmpty();
    }

    private Path record(String... lines) throws Exception {
        return Files.write(folder.resolve("audit.log"), List.of(lines));
    }

    private static String event(String user, String verb, String object, String decision) {
        return "{\"verb\":\"" + verb + "\",\"user\":{\"username\":\"" + user + "\"},\"objectRef\":{" + object
                + "},\"annotations\":{\"authorization.k8s.io/decision\":\"" + decision + "\"}}";
    }
}
