package dev.hearth.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms,PT0.5S",
        "0s,PT0S",
        "2s,PT2S",
        "5m,PT5M",
        "168h,PT168H",
        "1h30m,PT1H30M",
        "1m30s250ms,PT1M30.25S",
        "99999h,PT99999H"
    })
    void durations_have_their_length(String text, Duration length) {
        assertThat(Durations.parse(text)).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "7d", "1.5s", "-1s", "2 s", "100000s", "1h1h1h1h1h", "s", "2S"})
    void other_texts_are_refused_with_a_word_on_the_units(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("units are h, m, s and ms");
    }
}
