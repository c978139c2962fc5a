package dev.hearth.operator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeQuestionTest {

    @Test
    void theFenceIsAlwaysAmongTheSettings() {
        assertThat(NodeQuestion.with(List.of("maxmemory", "min-replicas-to-write"))
                        .settings())
                .containsExactly(
                        "CONFIG",
                        "GET",
                        "min-replicas-to-write",
                        "min-replicas-max-lag",
                        "replica-serve-stale-data",
                        "maxmemory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "master*", "masterauth", "requirepass", "Maxmemory", ""})
    void patternsAndSecretsAreNotAskedFor(String directive) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NodeQuestion.with(List.of(directive)))
                .withMessageContaining("exact name");
    }
}
