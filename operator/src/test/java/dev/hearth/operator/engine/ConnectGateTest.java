package dev.hearth.operator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConnectGateTest {

    private final AtomicLong nanos = new AtomicLong();
    private final ConnectGate gate = new ConnectGate(2, Duration.ofMillis(100), nanos::get);

    @Test
    void noMoreThanItsPlacesGoIn() {
        assertThat(gate.enter(new ConnectGate.Pass())).isTrue();
        assertThat(gate.enter(new ConnectGate.Pass())).isTrue();
        assertThat(gate.enter(new ConnectGate.Pass())).isFalse();
    }

    @Test
    void whoeverIsDoneMakesRoom() {
        var first = new ConnectGate.Pass();
        var second = new ConnectGate.Pass();
        gate.enter(first);
        gate.enter(second);

        second.close();

        assertThat(gate.enter(new ConnectGate.Pass())).isTrue();
        assertThat(gate.enter(new ConnectGate.Pass())).isFalse();
    }

    @Test
    void connectsThatGetNoAnswerDoNotKeepOthersOut() {
        gate.enter(new ConnectGate.Pass());
        gate.enter(new ConnectGate.Pass());

        nanos.addAndGet(Duration.ofMillis(100).toNanos());

        assertThat(gate.enter(new ConnectGate.Pass())).isTrue();
    }
}
