package dev.hearth.e2e.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureModesTest {
    @TempDir
    private Path folder;

    @Test
    void eachScenarioIsOneObjectWithTheFiguresThatReadersLookFor() throws IOException {
        merge(new ScenarioFigures(
                "kill-primary",
                Loss.KILLED,
                List.of(run(40, 120, 1, 9_000), run(20, 300, 0, 8_000), run(30, 110, 0, 7_000))));

        var scenario = read().get(0);
        assertThat(scenario.path("scenario").asText()).isEqualTo("kill-primary");
        assertThat(scenario.path("runs").asInt()).isEqualTo(3);
        assertThat(scenario.path("detectMs").asInt()).isEqualTo(30);
        assertThat(scenario.at("/writeGapMs/p50").asInt()).isEqualTo(120);
        assertThat(scenario.at("/writeGapMs/max").asInt()).isEqualTo(300);
        assertThat(scenario.path("ackedLost").asInt()).isEqualTo(1);
        assertThat(scenario.path("rebuildMs").asInt()).isEqualTo(8_000);
        assertThat(scenario.at("/lossAllowed/row").asInt()).isEqualTo(3);
    }

    @Test
    void aScenarioThatRanAgainReplacesItsOldFiguresAndLeavesTheOthers() throws IOException {
        merge(new ScenarioFigures("kill-primary", Loss.KILLED, List.of(run(1, 1, 0, 1))));
        merge(new ScenarioFigures("drain", Loss.SWITCHOVER, List.of(run(2, 2, 0, 2))));
        merge(new ScenarioFigures("kill-primary", Loss.KILLED, List.of(run(9, 9, 0, 9), run(9, 9, 0, 9))));

        assertThat(read()).hasSize(2);
        assertThat(read().get(0).path("runs").asInt()).isEqualTo(2);
        assertThat(read().get(1).path("scenario").asText()).isEqualTo("drain");
    }

    @Test
    void whatWasNotMeasuredIsAbsentInsteadOfZero() throws IOException {
        merge(new ScenarioFigures(
                "scale", Loss.SWITCHOVER, List.of(new Run(OptionalLong.empty(), 12, 0, OptionalLong.empty()))));

        assertThat(read().get(0).has("detectMs")).isFalse();
        assertThat(read().get(0).has("rebuildMs")).isFalse();
    }

    private void merge(ScenarioFigures figures) {
        new FailureModes(folder.resolve("failure-modes.json")).merge(figures);
    }

    private JsonNode read() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("failure-modes.json").toFile());
    }

    private static Run run(long detect, long gap, long lost, long rebuild) {
        return new Run(OptionalLong.of(detect), gap, lost, OptionalLong.of(rebuild));
    }
}
