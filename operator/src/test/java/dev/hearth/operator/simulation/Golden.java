package dev.hearth.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stories as files, so that a change of behaviour is a change one can read. {@code -Dhearth.golden.update=true} writes them. */
final class Golden {

    static final Path FOLDER = Path.of("src/test/resources/stories");

    private Golden() {}

    static void compare(String name, SimulatedCluster cluster) {
        var file = FOLDER.resolve(name + ".log.golden");
        var story = String.join("\n", cluster.time.story()) + "\n";
        try {
            if (Boolean.getBoolean("hearth.golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, story);
            }
            assertThat(story)
                    .as(file + "; -Dhearth.golden.update=true writes it anew")
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
