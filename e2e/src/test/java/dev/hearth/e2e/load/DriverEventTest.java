package dev.hearth.e2e.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DriverEventTest {

    @Test
    void momentsAreMovedToThisProgramsClock() {
        var event = DriverEvent.parse(
                        "{\"event\":\"outageEnded\",\"at\":10500,\"lastAck\":10000,\"firstAck\":10500,\"gapMs\":500}",
                        200)
                .orElseThrow();

        assertThat(event.isOutageEnded()).isTrue();
        assertThat(event.atMillis()).isEqualTo(10_300);
        assertThat(event.moment("lastAck")).isEqualTo(9_800);
        assertThat(event.number("gapMs")).isEqualTo(500);
    }

    @Test
    void aSecondWithASilentTenthIsNotSteady() {
        assertThat(progress("9,10,11,10,10,10,10,10,10,10").isSteady()).isTrue();
        assertThat(progress("9,10,11,0,10,10,10,10,10,10").isSteady()).isFalse();
    }

    @Test
    void whatTheJvmWritesIsNoEvent() {
        assertThat(DriverEvent.parse("Picked up JAVA_TOOL_OPTIONS: -Xmx96m", 0)).isEmpty();
        assertThat(DriverEvent.parse("{broken", 0)).isEmpty();
    }

    private static DriverEvent progress(String tenths) {
        return DriverEvent.parse("{\"event\":\"progress\",\"at\":1,\"writesPerTenth\":[" + tenths + "]}", 0)
                .orElseThrow();
    }
}
