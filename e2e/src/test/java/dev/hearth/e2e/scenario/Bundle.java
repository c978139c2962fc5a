package dev.hearth.e2e.scenario;

import dev.hearth.e2e.subject.CacheClusters;
import dev.hearth.e2e.subject.Seen;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What one needs to understand a failed scenario: statuses, events, pods, Services, logs. */
final class Bundle {
    private final Hearth hearth;
    private final String namespace;

    Bundle(Hearth hearth, String namespace) {
        this.hearth = hearth;
        this.namespace = namespace;
    }

    /** Writes what can be had; what cannot is named in the file in its place. */
    void write(Path folder, Throwable failure, Map<String, List<Seen>> histories) {
        var client = hearth.cluster().client();
        try {
            Files.createDirectories(folder);
            save(folder, "failure.txt", () -> trace(failure));
            var clusters = new CacheClusters(client, namespace);
            save(folder, "cacheclusters.yaml", () -> yaml(clusters.list()));
            save(
                    folder,
                    "pods.yaml",
                    () -> yaml(client.pods().inNamespace(namespace).list().getItems()));
            save(
                    folder,
                    "services.yaml",
                    () -> yaml(client.services().inNamespace(namespace).list().getItems()));
            save(
                    folder,
                    "endpointslices.yaml",
                    () -> yaml(client.discovery()
                            .v1()
                            .endpointSlices()
                            .inNamespace(namespace)
                            .list()
                            .getItems()));
            save(
                    folder,
                    "events.yaml",
                    () -> yaml(
                            client.v1().events().inNamespace(namespace).list().getItems()));
            save(
                    folder,
                    "kubernetes-nodes.yaml",
                    () -> yaml(client.nodes().list().getItems()));
            for (var history : histories.entrySet()) {
                save(folder, history.getKey() + "-history.txt", () -> lines(history.getValue()));
            }
            logs(folder);
            hearth.progress().say("bundle: " + folder.toAbsolutePath());
        } catch (IOException e) {
            hearth.progress().say("the bundle could not be written: " + e.getMessage());
        }
    }

    private void logs(Path folder) throws IOException {
        var client = hearth.cluster().client();
        save(
                folder,
                "operator.log",
                () -> String.join("\n", hearth.operator().logs().values()));
        for (var pod : client.pods().inNamespace(namespace).list().getItems()) {
            var name = pod.getMetadata().getName();
            save(
                    folder,
                    name + ".log",
                    () -> client.pods().inNamespace(namespace).withName(name).getLog());
        }
    }

    private static void save(Path folder, String file, Supplier<String> content) throws IOException {
        String text;
        try {
            text = content.get();
        } catch (RuntimeException e) {
            text = "not to be had: " + e;
        }
        Files.writeString(folder.resolve(file), text);
    }

    /** Every state that was seen, with the moment of its arrival. */
    private static String lines(List<Seen> history) {
        return history.stream()
                .map(seen -> Instant.ofEpochMilli(seen.atMillis()) + "  " + seen.view())
                .collect(Collectors.joining("\n"));
    }

    private static String yaml(List<? extends HasMetadata> items) {
        var text = new StringBuilder();
        for (var item : items) {
            item.getMetadata().setManagedFields(null);
            text.append("---\n").append(Serialization.asYaml(item));
        }
        return text.toString();
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
