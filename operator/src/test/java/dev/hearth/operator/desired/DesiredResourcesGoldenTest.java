package dev.hearth.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object that a CacheCluster leads to, as files. {@code -Dhearth.golden.update=true} writes them anew. */
class DesiredResourcesGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    static List<GoldenCase> cases() throws IOException {
        try (var folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory)
                    .sorted(Comparator.comparing(Path::getFileName))
                    .map(GoldenCase::new)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_cluster_leads_to_exactly_these_objects(GoldenCase golden) {
        if (Boolean.getBoolean("hearth.golden.update")) {
            golden.write();
        }
        var actual = golden.actual();
        var expected = golden.expected();
        assertThat(actual.keySet())
                .as("objects of %s; a file that no object belongs to is stale", golden)
                .isEqualTo(expected.keySet());
        actual.forEach(
                (name, content) -> assertThat(content).as("%s/%s", golden, name).isEqualTo(expected.get(name)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_same_values_lead_to_the_same_text(GoldenCase golden) {
        assertThat(golden.actual()).isEqualTo(golden.actual());
    }
}
