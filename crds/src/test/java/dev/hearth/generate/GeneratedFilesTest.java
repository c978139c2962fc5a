package dev.hearth.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed CRDs and reference pages are what the types say. With {@code -Dhearth.generate=true} the files are written
 * instead of compared.
 */
class GeneratedFilesTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path CRDS = MODULE.resolve("src/main/resources/META-INF/hearth");
    private static final Path PAGES = MODULE.resolveSibling("docs/reference");

    static Stream<Map.Entry<Path, String>> files() {
        var files = new TreeMap<Path, String>();
        Crds.byKind().forEach((kind, crd) -> {
            files.put(CRDS.resolve(crd.getMetadata().getName() + ".yaml"), CrdYaml.text(crd));
            files.put(PAGES.resolve(crd.getSpec().getNames().getSingular() + ".md"), FieldPage.text(crd));
        });
        files.put(PAGES.resolve("conditions-and-reasons.md"), ReasonPage.text());
        return files.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void committed_files_are_what_the_types_say(Map.Entry<Path, String> file) throws IOException {
        if (Boolean.getBoolean("hearth.generate")) {
            Files.createDirectories(file.getKey().getParent());
            Files.writeString(file.getKey(), file.getValue());
        }
        assertThat(file.getKey()).exists();
        assertThat(Files.readAllLines(file.getKey()))
                .as(
                        "%s differs from the types; run `make generate` and commit",
                        MODULE.getParent().relativize(file.getKey()))
                .satisfies(committed -> {
                    var expected = file.getValue().lines().toList();
                    for (var line = 0; line < Math.min(committed.size(), expected.size()); line++) {
                        assertThat(committed.get(line)).as("line %d", line + 1).isEqualTo(expected.get(line));
                    }
                    assertThat(committed).hasSameSizeAs(expected);
                });
    }
}
