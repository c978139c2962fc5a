package dev.hearth.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every manifest file is used, and says what is expected of it. */
class ManifestFilesTest {

    @Test
    void there_are_no_files_that_no_test_reads() throws IOException {
        try (var files = Files.walk(ManifestFile.FOLDER)) {
            var known = Stream.of("invalid", "valid", "accepted-by-server")
                    .flatMap(ManifestFile::in)
                    .map(ManifestFile::path);
            assertThat(files.filter(Files::isRegularFile)).containsExactlyInAnyOrderElementsOf(known.toList());
        }
    }

    @Test
    void every_invalid_manifest_says_what_the_server_must_answer() {
        assertThat(ManifestFile.in("invalid"))
                .allSatisfy(file -> assertThat(file.expected()).isNotEmpty().noneMatch(String::isBlank));
    }

    @ParameterizedTest
    @ValueSource(strings = {"valid", "accepted-by-server"})
    void manifests_that_are_accepted_expect_no_message(String folder) {
        assertThat(ManifestFile.in(folder))
                .hasSizeGreaterThan(10)
                .allSatisfy(file -> assertThat(file.expected()).isEmpty());
    }

    @Test
    void the_sixty_wrong_manifests_are_all_there() {
        var numbers = Stream.of("invalid", "accepted-by-server")
                .flatMap(ManifestFile::in)
                .map(file ->
                        Integer.valueOf(file.path().getFileName().toString().split("-", 2)[0]))
                .toList();
        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(numbers)
                .containsAll(Stream.iterate(1, one -> one + 1).limit(60).toList());
    }
}
