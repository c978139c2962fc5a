package dev.hearth.api.v1alpha1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of manifests that are sent one after the other, each replacing the one before it.
 *
 * @param path the file
 * @param expected parts of the message with which the server must refuse the last document; empty: all are accepted
 * @param documents in their order
 */
record ManifestFile(Path path, List<String> expected, List<Manifest> documents) {
    private static final String EXPECT = "# expect: ";
    static final Path FOLDER = Path.of("src/test/resources/manifests");

    static Stream<ManifestFile> in(String folder) {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files.sorted().map(ManifestFile::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ManifestFile read(Path path) {
        try {
            var text = Files.readString(path);
            var expected = text.lines()
                    .filter(line -> line.startsWith(EXPECT))
                    .map(line -> line.substring(EXPECT.length()))
                    .toList();
            var documents =
                    Arrays.stream(text.split("(?m)^---$", -1)).map(Manifest::of).toList();
            return new ManifestFile(path, expected, documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path.getParent().getFileName() + "/" + path.getFileName();
    }
}
