package dev.hearth.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimestampsTest {

    @Test
    void a_time_has_exactly_three_decimals_so_that_texts_sort_like_times() {
        assertThat(Timestamps.text(Instant.parse("2026-11-21T03:12:09Z"))).isEqualTo("2026-11-21T03:12:09.000Z");
        assertThat(Timestamps.text(Instant.parse("2026-11-21T03:12:09.417999Z")))
                .isEqualTo("2026-11-21T03:12:09.417Z");
    }

    @Test
    void a_time_written_by_others_without_decimals_can_be_read() {
        assertThat(Timestamps.parse("1970-01-01T00:00:00Z")).isEqualTo(Instant.EPOCH);
        assertThat(Timestamps.parse(Timestamps.text(Instant.ofEpochMilli(1_763_692_800_123L))))
                .isEqualTo(Instant.ofEpochMilli(1_763_692_800_123L));
    }
}
