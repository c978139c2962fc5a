package dev.hearth.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTest {
    private final List<String> said = new ArrayList<>();
    private final Command command = new Command(Duration.ofMinutes(1), said::add);

    @Test
    void everyLineIsToldAndReturned() {
        assertThat(command.run(List.of("sh", "-c", "echo one; echo two >&2"))).containsExactly("one", "two");
        assertThat(said).containsExactly("one", "two");
    }

    @Test
    void aFailingProgramThrowsWithItsLastWords() {
        assertThatThrownBy(() -> command.run(List.of("sh", "-c", "echo no space left; exit 3")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended with 3")
                .hasMessageContaining("no space left");
    }
}
