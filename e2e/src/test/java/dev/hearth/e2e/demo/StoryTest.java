package dev.hearth.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hearth.e2e.load.DriverEvent;
import dev.hearth.e2e.load.LedgerFigures;
import dev.hearth.e2e.subject.ClusterView;
import dev.hearth.e2e.subject.Seen;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final long LOST = 100_000;
    private static final LedgerFigures LEDGER =
            new LedgerFigures(true, 5_000, 5_000, 1, 2, 0, 8, 0, 900, 4, 0, 6_400, List.of());

    private final Story story = new Story(
            LOST,
            120_000,
            "web-s0-0",
            List.of(
                    seen(100_100, "True", "web-s0-0", ""),
                    seen(102_000, "False", "web-s0-0", "Fencing"),
                    seen(106_100, "False", "web-s0-0", "Promoting"),
                    seen(106_200, "False", "web-s0-1", "Done"),
                    seen(119_000, "True", "web-s0-1", "Done"),
                    seen(121_000, "False", "web-s0-1", "Done"),
                    seen(131_500, "True", "web-s0-1", "Done")),
            List.of(outage(100_020, 106_420), outage(108_000, 108_120), progress(101_000)),
            LEDGER);

    @Test
    void spansCountFromTheLossAndTheRebuildFromTheReturn() {
        var figures = story.figures();

        assertThat(figures.detectMs()).isEqualTo(2_000);
        assertThat(figures.promoteMs()).isEqualTo(6_200);
        assertThat(figures.firstWriteMs()).isEqualTo(6_420);
        assertThat(figures.rebuildMs()).isEqualTo(11_500);
        assertThat(figures.ackedLost()).isEqualTo(1);
    }

    @Test
    void phasesAreInTheOrderOfTime() {
        assertThat(story.phases("node-b"))
                .extracting(Phase::name)
                .containsExactly("lost", "detected", "fenced", "promoted", "first write", "node back", "rebuilt");
    }

    @Test
    void eachTenthOfASecondBecomesASampleAtItsEnd() {
        assertThat(story.writes()).containsExactly(new Sample(800, 50), new Sample(900, 60), new Sample(1_000, 70));
    }

    private static Seen seen(long at, String ready, String primary, String phase) {
        var json = "apiVersion: cache.hearth.dev/v1alpha1\nkind: CacheCluster\nmetadata: {name: web, generation: 1}\n"
                + "status: {observedGeneration: 1, conditions: [{type: Ready, status: '" + ready
                + "'}, {type: PrimaryAvailable, status: '" + (phase.matches("Fencing|Promoting") ? "False" : "True")
                + "'}], shards: [{primary: " + primary + ", move: {kind: Failover, phase: '" + phase + "'}}]}";
        return new Seen(at, ClusterView.of(Serialization.unmarshal(json, GenericKubernetesResource.class)));
    }

    private static DriverEvent outage(long lastAck, long firstAck) {
        var fields = JsonNodeFactory.instance.objectNode();
        fields.put("lastAck", lastAck).put("firstAck", firstAck).put("gapMs", firstAck - lastAck);
        return new DriverEvent("outageEnded", firstAck, 0, fields);
    }

    private static DriverEvent progress(long at) {
        var fields = JsonNodeFactory.instance.objectNode();
        fields.putArray("writesPerTenth").add(5).add(6).add(7);
        return new DriverEvent("progress", at, 0, fields);
    }
}
