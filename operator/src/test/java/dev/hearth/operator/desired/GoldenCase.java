package dev.hearth.operator.desired;

import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.operator.model.NodeId;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A folder with {@code in-CacheCluster.yaml}, optionally {@code in-inputs.yaml}, and one {@code out-<Kind>-<name>.yaml}
 * for every object that the operator makes of it.
 */
record GoldenCase(Path folder) {

    private static final String CLUSTER = "in-CacheCluster.yaml";
    private static final String INPUTS = "in-inputs.yaml";

    /** Passwords that say what they are; real ones are random. */
    static final Credentials CREDENTIALS =
            new Credentials("operators-secret", "replications-secret", "applications-secret");

    /** What the operator knows beside the spec. */
    record Inputs(String primary, boolean replicasServe, String restart, String claimSize, TreeSet<String> attached) {

        private PrimaryRoute route() {
            return primary == null
                    ? new PrimaryRoute.Nowhere("10.0.0.7")
                    : new PrimaryRoute.To(
                            new NodeId("shop", primary, "11111111-2222-3333-4444-555555555555"),
                            "10.0.0.7",
                            Optional.of("node-a"));
        }

        DesiredInputs desired() {
            return new DesiredInputs(
                    new Routing(Optional.ofNullable(primary), route(), replicasServe),
                    CREDENTIALS,
                    Optional.ofNullable(restart),
                    Optional.ofNullable(claimSize).map(Quantity::new),
                    Optional.of(new AcceptedSpec(3, "{}")),
                    "hearth-system",
                    attached == null ? new TreeSet<>() : attached);
        }
    }

    EffectiveSpec spec() {
        return Specs.of(Serialization.unmarshal(read(folder.resolve(CLUSTER)), CacheCluster.class), Optional.empty());
    }

    DesiredInputs inputs() {
        var file = folder.resolve(INPUTS);
        return Files.exists(file)
                ? Serialization.unmarshal(read(file), Inputs.class).desired()
                : new Inputs(null, false, null, null, null).desired();
    }

    /** File name to content of what the builders make. */
    SortedMap<String, String> actual() {
        var files = new TreeMap<String, String>();
        for (var object : DesiredResources.of(spec(), inputs())) {
            files.put("out-" + object.getKind() + "-" + object.getMetadata().getName() + ".yaml", yaml(object));
        }
        return files;
    }

    /** File name to content of what the folder expects. */
    SortedMap<String, String> expected() {
        var files = new TreeMap<String, String>();
        try (var found = Files.list(folder)) {
            found.filter(file -> !file.endsWith(CLUSTER) && !file.endsWith(INPUTS))
                    .forEach(file -> files.put(file.getFileName().toString(), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    void write() {
        expected().keySet().forEach(name -> delete(folder.resolve(name)));
        actual().forEach((name, content) -> write(folder.resolve(name), content));
    }

    /** Secrets are shown decoded, because a reviewer reads no Base64. */
    private static String yaml(HasMetadata object) {
        if (object instanceof Secret secret) {
            var readable = new TreeMap<String, String>();
            secret.getData()
                    .forEach((key, value) ->
                            readable.put(key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
            secret.setData(null);
            secret.setStringData(readable);
        }
        return Serialization.asYaml(object);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
