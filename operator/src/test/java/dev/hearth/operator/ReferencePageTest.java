package dev.hearth.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Annotations;
import dev.hearth.api.Labels;
import dev.hearth.api.Reason;
import dev.hearth.api.Use;
import dev.hearth.operator.desired.Names;
import dev.hearth.operator.metrics.Meter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The hand-written page of the reference: what is looked up there must be there. */
class ReferencePageTest {

    private static final Path PAGE = Path.of("../docs/reference/labels-annotations-events-metrics.md");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern TOLD = Pattern.compile(
            "(?:\\.announce\\(|\\.warn\\(|new Announcement\\(\\s*(?:true|false),)\\s*Reason\\.([A-Z_]+)");
    private static final Pattern TYPED =
            Pattern.compile("(\\.announce\\(|\\.warn\\(|new Announcement\\(\\s*(?:true|false),)\\s*Reason\\.([A-Z_]+)");
    private static final Pattern ANY = Pattern.compile("Reason\\.([A-Z_]+)");
    private static final Pattern EVENT_ROW = Pattern.compile("(?m)^\\| (?:Normal|Warning) \\| `(\\w+)` \\|");

    @Test
    void the_page_has_a_row_for_every_label_and_annotation() throws IOException {
        var page = Files.readString(PAGE);
        var keys = Stream.concat(
                Stream.of(Labels.class, Annotations.class)
                        .flatMap(type -> Arrays.stream(type.getFields()))
                        .map(ReferencePageTest::text)
                        .filter(text -> text.contains("/")),
                Stream.of(Names.SETTINGS_HASH, Names.RESTARTED_FOR, Names.GENERATION, Names.WARM_GATE));
        assertThat(keys)
                .hasSizeGreaterThan(15)
                .allSatisfy(key -> assertThat(page).contains("| `" + key + "` |"));
    }

    @Test
    void the_page_has_a_row_for_every_metric() throws IOException {
        var page = Files.readString(PAGE);
        assertThat(Meter.values())
                .allSatisfy(meter -> assertThat(page)
                        .contains("| `" + meter.meter().replace('.', '_'))
                        .contains(meter.meaning()));
    }

    @Test
    void the_page_lists_the_events_that_the_operator_tells_and_no_reason_that_it_never_gives() throws IOException {
        var listed = EVENT_ROW
                .matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).containsAll(named(TOLD)).isSubsetOf(named(ANY));
    }

    @Test
    void a_reason_that_is_told_as_an_event_is_declared_as_one() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var told = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> TYPED.matcher(read(file)).results())
                    .toList();
            assertThat(told).hasSizeGreaterThan(15).allSatisfy(match -> {
                var warning = match.group(1).contains("warn") || match.group(1).contains("true");
                assertThat(Reason.valueOf(match.group(2)).uses())
                        .as(match.group(2))
                        .contains(warning ? Use.WARNING_EVENT : Use.NORMAL_EVENT);
            });
        }
    }

    private static TreeSet<String> named(Pattern pattern) throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> pattern.matcher(read(file)).results())
                    .map(match -> Reason.valueOf(match.group(1)).text())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
