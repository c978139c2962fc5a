package dev.hearth.e2e.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossTest {

    @Test
    void plannedChangesMayLoseNothingAtAnyLoad() {
        assertThat(Loss.SWITCHOVER.bound(50, 100_000)).isZero();
        assertThat(Loss.TERMINATED.bound(50, 100_000)).isZero();
    }

    @Test
    void aKilledProcessMayLoseNoMoreThanWhatWasOutstanding() {
        assertThat(Loss.KILLED.bound(8, 1_000)).isEqualTo(8);
    }

    @Test
    void aLostKubernetesNodeMayAlsoLoseTheWritesOfTheReplicationDelay() {
        assertThat(Loss.NODE_LOST.bound(8, 1_000)).isEqualTo(18);
    }
}
