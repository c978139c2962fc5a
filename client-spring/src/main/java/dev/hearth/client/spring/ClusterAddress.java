package dev.hearth.client.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cluster's address: given, or in a mounted Secret by the rules of
 * <a href="https://servicebinding.io/spec/core/1.1.0/#workload-projection">servicebinding.io</a>.
 */
final class ClusterAddress {

    private static final String REMEDY =
            "set hearth.client.uri, or mount the cluster's connection Secret and set hearth.client.binding to the directory";

    private final @Nullable Path root;

    /** @param root value of SERVICE_BINDING_ROOT */
    ClusterAddress(@Nullable String root) {
        this.root = root == null ? null : Path.of(root);
    }

    /** @throws IllegalStateException there is none, or more than one */
    String find(@Nullable String uri, @Nullable String binding) {
        if (uri != null && !uri.isBlank()) {
            return uri;
        }
        var directory = binding == null ? theOnlyOne() : root == null ? Path.of(binding) : root.resolve(binding);
        if (!Files.isReadable(directory.resolve("uri"))) {
            throw new IllegalStateException(directory + " has no readable file uri: " + REMEDY);
        }
        return read(directory.resolve("uri"));
    }

    private Path theOnlyOne() {
        if (root == null) {
            throw new IllegalStateException(
                    "neither hearth.client.uri nor hearth.client.binding nor SERVICE_BINDING_ROOT is set: " + REMEDY);
        }
        var found = bindings(root);
        if (found.size() != 1) {
            throw new IllegalStateException(root + " has " + found.size() + " bindings with provider hearth, "
                    + found.stream().map(Path::getFileName).toList() + ": " + REMEDY);
        }
        return found.get(0);
    }

    private static List<Path> bindings(Path root) {
        try (var directories = Files.list(root)) {
            return directories
                    .filter(directory -> Files.isReadable(directory.resolve("provider"))
                            && read(directory.resolve("provider")).equals("hearth"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(root + " cannot be listed: " + REMEDY, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read: " + REMEDY, e);
        }
    }
}
