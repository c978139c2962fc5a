package dev.hearth.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever looks for a class begins with the source map of docs/architecture.md. */
class SourceMapTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path MAP = Path.of("../docs/architecture.md");
    private static final Pattern PACKAGE = Pattern.compile("`(dev\\.hearth\\.operator\\.[a-z.]+)`");

    @Test
    void the_source_map_names_every_package_of_the_operator_and_no_other() throws IOException {
        var named = PACKAGE.matcher(Files.readString(MAP))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).as("packages in %s", MAP).isEqualTo(packages());
    }

    private static TreeSet<String> packages() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
