package dev.hearth.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LagGuardTest {

    private final LagGuard guard = new LagGuard(7);

    @Test
    void theStartCountsAsLate() {
        assertThat(guard.lastLateNanos()).isEqualTo(7);
    }

    @Test
    void aSmallDelayIsForgiven() {
        guard.observe(Duration.ofMillis(200), Duration.ofMillis(150), 100);

        assertThat(guard.lastLateNanos()).isEqualTo(7);
    }

    @Test
    void whoeverIsLateMakesTheWatchLate() {
        guard.observe(Duration.ofMillis(201), Duration.ZERO, 100);
        assertThat(guard.lastLateNanos()).isEqualTo(100);

        guard.observe(Duration.ZERO, Duration.ofMillis(201), 200);
        assertThat(guard.lastLateNanos()).isEqualTo(200);
    }
}
