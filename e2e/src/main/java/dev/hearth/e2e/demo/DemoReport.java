package dev.hearth.e2e.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All that the demo saw.
 *
 * @param cluster what Kubernetes it was
 * @param subject the cache cluster, its engine and its nodes, in a few words
 * @param lostNode the Kubernetes node that was lost, with its zone
 * @param startedAt ISO 8601, UTC
 * @param figures the summary
 * @param lossAllowed what the promise allows to be lost, in words
 * @param phases in the order of time
 * @param writes acknowledged writes, in steps of 100 ms
 * @param reads answered reads, in steps of a second
 */
public record DemoReport(
        String cluster,
        String subject,
        String lostNode,
        String startedAt,
        DemoFigures figures,
        String lossAllowed,
        List<Phase> phases,
        List<Sample> writes,
        List<Sample> reads) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Writes {@code report.json} (the figures at its top level) and {@code report.html} into a folder. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        ObjectNode json = JSON.valueToTree(figures);
        json.put("cluster", cluster);
        json.put("subject", subject);
        json.put("lostNode", lostNode);
        json.put("startedAt", startedAt);
        json.put("lossAllowed", lossAllowed);
        json.set("phases", JSON.valueToTree(phases));
        json.set("writes", JSON.valueToTree(writes));
        json.set("reads", JSON.valueToTree(reads));
        Files.writeString(folder.resolve("report.json"), JSON.writeValueAsString(json) + "\n");
        Files.writeString(folder.resolve("report.html"), new ReportPage(this).html());
    }
}
