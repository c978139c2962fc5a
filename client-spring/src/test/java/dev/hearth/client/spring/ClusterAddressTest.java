package dev.hearth.client.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a program finds its cluster, and is told what to do when it does not. */
class ClusterAddressTest {

    @TempDir
    private Path root;

    private void secret(String name, String provider, String uri) throws IOException {
        var directory = Files.createDirectories(root.resolve(name));
        Files.writeString(directory.resolve("type"), "redis");
        Files.writeString(directory.resolve("provider"), provider + "\n");
        Files.writeString(directory.resolve("uri"), uri + "\n");
    }

    private ClusterAddress address() {
        return new ClusterAddress(root.toString());
    }

    @Test
    void theAddressInThePropertiesWins() throws IOException {
        secret("web", "hearth", "redis://secret");

        assertThat(address().find("redis://here", "web")).isEqualTo("redis://here");
    }

    @Test
    void aBindingIsFoundByItsNameOrItsDirectory() throws IOException {
        secret("web", "hearth", "redis://web");
        secret("other", "hearth", "redis://other");

        assertThat(address().find(null, "web")).isEqualTo("redis://web");
        assertThat(new ClusterAddress(null).find(null, root.resolve("other").toString()))
                .isEqualTo("redis://other");
    }

    @Test
    void theOnlyBindingOfHearthIsFoundAmongOthers() throws IOException {
        secret("web", "hearth", "redis://web");
        secret("db", "somebody", "postgres://db");
        Files.createDirectories(root.resolve("..data"));

        assertThat(address().find(" ", null)).isEqualTo("redis://web");
    }

    @Test
    void noneSeveralAndUnreadableOnesAreErrorsThatSayWhatToDo() throws IOException {
        assertThatThrownBy(() -> new ClusterAddress(null).find(null, null)).hasMessageContaining("hearth.client.uri");
        assertThatThrownBy(() -> address().find(null, null)).hasMessageContaining("has 0 bindings");
        assertThatThrownBy(() -> address().find(null, "web"))
                .hasMessageContaining("has no readable file uri")
                .hasMessageContaining("hearth.client.binding");
        secret("a", "hearth", "redis://u:hunter2@a");
        secret("b", "hearth", "redis://u:hunter2@b");
        assertThatThrownBy(() -> address().find(null, null))
                .hasMessageContaining("[a, b]")
                .message()
                .doesNotContain("hunter2");
    }
}
