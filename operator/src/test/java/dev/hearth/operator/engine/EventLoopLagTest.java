package dev.hearth.operator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventLoopLagTest {

    private final AtomicLong nanos = new AtomicLong();
    private final ArrayDeque<Runnable> loop = new ArrayDeque<>();
    private final EventLoopLag lag = new EventLoopLag(nanos::get);

    @Test
    void nothingIsLateBeforeTheFirstHeartbeat() {
        lag.watch(loop::add);

        assertThat(lag.measure()).isZero();
    }

    @Test
    void aHeartbeatUnderWayCountsByItsAge() {
        lag.watch(loop::add);
        lag.measure();
        pass(300);

        assertThat(lag.measure()).isEqualTo(Duration.ofMillis(300));
        assertThat(loop).hasSize(1);
    }

    @Test
    void aHeartbeatThatArrivedLateIsReportedOnce() {
        lag.watch(loop::add);
        lag.measure();
        pass(300);
        loop.remove().run();

        assertThat(lag.measure()).isEqualTo(Duration.ofMillis(300));
        loop.remove().run();
        assertThat(lag.measure()).isZero();
    }

    @Test
    void theWorstLoopCounts() {
        lag.watch(Runnable::run);
        lag.watch(loop::add);
        lag.measure();
        pass(50);

        assertThat(lag.measure()).isEqualTo(Duration.ofMillis(50));
    }

    private void pass(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
