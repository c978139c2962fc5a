package dev.hearth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder with etcd, kube-apiserver and the other programs that the lab builds: the system property {@value #PROPERTY},
 * else the environment variable {@value #VARIABLE}, else the newest complete folder in the lab's cache.
 */
public final class LabPrograms {
    /** System property that names the folder; {@code lab bin} prints it. */
    public static final String PROPERTY = "hearth.lab.bin";

    /** Environment variable that names the folder. */
    public static final String VARIABLE = "HEARTH_LAB_BIN";

    private LabPrograms() {}

    /**
     * The path of a program.
     *
     * @throws IllegalStateException if it is not there
     */
    public static Path find(String program) {
        var named = firstOf(System.getProperty(PROPERTY), System.getenv(VARIABLE));
        var folder = named.map(Path::of).or(() -> newestIn(cache()));
        return folder.map(one -> one.resolve(program))
                .filter(Files::isExecutable)
                .orElseThrow(() -> new IllegalStateException("there is no program '" + program + "' in "
                        + folder.orElse(cache())
                        + "; `build/lab bin` builds them and prints their folder; another one is named with -D"
                        + PROPERTY));
    }

    private static Optional<String> firstOf(@Nullable String property, @Nullable String variable) {
        return Optional.ofNullable(property)
                .filter(one -> !one.isBlank())
                .or(() -> Optional.ofNullable(variable).filter(one -> !one.isBlank()));
    }

    private static Path cache() {
        var base = System.getenv("XDG_CACHE_HOME");
        return (base == null || base.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base))
                .resolve("hearth/lab");
    }

    private static Optional<Path> newestIn(Path cache) {
        if (!Files.isDirectory(cache)) {
            return Optional.empty();
        }
        try (var folders = Files.list(cache)) {
            return folders.filter(one -> Files.isExecutable(one.resolve("kube-apiserver")))
                    .filter(one -> Files.isExecutable(one.resolve("etcd")))
                    .max(Comparator.comparing(LabPrograms::age));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static java.nio.file.attribute.FileTime age(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
