package dev.hearth.client.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.cache.interceptor.SimpleKey;

/** Whether every process finds a value under the key that another one stored it under. */
class NaturalKeysTest {

    private final NaturalKeys keys = new NaturalKeys("products", "product:");

    @Test
    void aKeyIsThePrefixAndTheTextThatOtherProgramsUse() {
        assertThat(keys.apply("tea")).isEqualTo("product:tea");
        assertThat(keys.apply(7L)).isEqualTo("product:7").isEqualTo(keys.apply("7"));
        assertThat(keys.apply(new UUID(1, 2))).isEqualTo("product:00000000-0000-0001-0000-000000000002");
        assertThat(keys.apply(LocalDate.of(2026, 1, 2))).isEqualTo("product:2026-01-02");
    }

    @Test
    void aConstantHasItsNameWhateverItPrints() {
        enum Loud {
            RED {
                @Override
                public String toString() {
                    return "red!";
                }
            }
        }
        assertThat(keys.apply(Loud.RED)).isEqualTo("product:RED");
        assertThat(keys.apply(TimeUnit.DAYS)).isEqualTo("product:DAYS");
    }

    @Test
    void keysOfSeveralArgumentsAreRefusedBecauseTheirTextIsAmbiguous() {
        assertThat(new SimpleKey("a, b", "c").toString()).as("why").isEqualTo(new SimpleKey("a", "b", "c").toString());

        assertThatThrownBy(() -> keys.apply(new SimpleKey("a", "b")))
                .hasMessageContaining("cache products")
                .hasMessageContaining("key = \"#region + ':' + #id\"");
        assertThatThrownBy(() -> keys.apply(SimpleKey.EMPTY)).hasMessageContaining("key = \"'all'\"");
    }

    @Test
    void aKeyWhoseTextDiffersBetweenProcessesIsRefused() {
        assertThatThrownBy(() -> keys.apply(new Object())).hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> keys.apply(List.of(1))).hasMessageContaining("no certain text");
    }
}
