package dev.hearth.e2e.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History<Integer> history = new History<>(3);

    @Test
    void whatWasAlreadySeenNeedsNoWaiting() {
        history.add(1);
        history.add(2);

        assertThat(history.await("an even number", Duration.ZERO, number -> number % 2 == 0))
                .isEqualTo(2);
    }

    @Test
    void whatComesLaterEndsTheWaiting() {
        Thread.ofVirtual().start(() -> history.add(7));

        assertThat(history.await("seven", Duration.ofMinutes(1), number -> number == 7))
                .isEqualTo(7);
    }

    @Test
    void waitingInVainNamesWhatWasAwaitedAndWhatWasSeenLast() {
        history.add(4);

        assertThatThrownBy(() -> history.await("five", Duration.ZERO, number -> number == 5))
                .hasMessageContaining("five was not seen")
                .hasMessageContaining("the last thing seen: 4");
    }

    @Test
    void onlyTheNewestAreKept() {
        for (int i = 0; i < 5; i++) {
            history.add(i);
        }

        assertThat(history.all(number -> true)).containsExactly(2, 3, 4);
        assertThat(history.newest()).contains(4);
    }
}
