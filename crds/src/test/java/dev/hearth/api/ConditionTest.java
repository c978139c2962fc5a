package dev.hearth.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final Condition BEFORE = Condition.of(
            ClusterConditionType.WARM, Outcome.no(Reason.WARMING_UP), "62 %", 4, "2026-11-21T03:12:09.417Z");

    @Test
    void a_new_reason_keeps_the_time_of_the_transition() {
        var now = Condition.of(
                ClusterConditionType.WARM, Outcome.no(Reason.DEADLINE_PASSED), "cold", 5, "2026-11-21T03:20:00.000Z");
        assertThat(now.since(BEFORE).lastTransitionTime()).isEqualTo("2026-11-21T03:12:09.417Z");
        assertThat(now.since(BEFORE).reason()).isEqualTo("DeadlinePassed");
        assertThat(now.since(BEFORE).observedGeneration()).isEqualTo(5);
    }

    @Test
    void a_new_status_is_a_transition() {
        var now = Condition.of(
                ClusterConditionType.WARM, Outcome.yes(Reason.WARM), "98 %", 4, "2026-11-21T03:20:00.000Z");
        assertThat(now.since(BEFORE)).isEqualTo(now);
        assertThat(now.since(null)).isEqualTo(now);
    }

    @Test
    void another_condition_is_no_predecessor() {
        var now = Condition.of(
                ClusterConditionType.READY, Outcome.no(Reason.REBUILDING), "", 4, "2026-11-21T03:20:00.000Z");
        assertThat(now.since(BEFORE)).isEqualTo(now);
    }

    @Test
    void a_message_without_end_is_cut_so_that_the_status_can_still_be_written() {
        var now = Condition.of(
                ClusterConditionType.READY,
                Outcome.no(Reason.SETTING_REFUSED),
                "x".repeat(100_000),
                4,
                "2026-11-21T03:20:00.000Z");
        assertThat(now.message()).hasSize(4096).endsWith("x…");
    }
}
