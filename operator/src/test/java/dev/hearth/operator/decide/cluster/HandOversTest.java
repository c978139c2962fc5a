package dev.hearth.operator.decide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.Readiness;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HandOversTest {
    private static final Instant NOW = ClusterFixture.NOW;

    @Test
    void a_hand_over_right_after_a_node_became_ready_waits_until_that_route_is_written() {
        var cluster = ClusterFixture.healthy(2).node(1, node -> node.readySince(NOW.minusSeconds(1)));

        assertThat(HandOvers.resting(Plans.situation(cluster))).hasValueSatisfying(hold -> {
            assertThat(hold.reason()).isEqualTo(Reason.ROUTES_SETTLING);
            assertThat(hold.until()).contains(NOW.plusMillis(1_250));
        });
    }

    @Test
    void a_hand_over_between_nodes_that_have_been_ready_for_long_waits_for_nothing() {
        assertThat(HandOvers.resting(Plans.situation(ClusterFixture.healthy(2))))
                .isEmpty();
    }

    @Test
    void a_node_whose_gate_has_just_opened_is_waited_for_until_it_is_ready_but_not_for_ever() {
        var opened = new Readiness(false, NOW.minusSeconds(4));
        var late = new Readiness(false, NOW.minusSeconds(11));

        assertThat(HandOvers.resting(Plans.situation(ClusterFixture.healthy(2).node(1, n -> n.readiness(opened)))))
                .hasValueSatisfying(hold -> assertThat(hold.until()).contains(NOW.plusSeconds(6)));
        assertThat(HandOvers.resting(Plans.situation(ClusterFixture.healthy(2).node(1, n -> n.readiness(late)))))
                .isEmpty();
    }

    @Test
    void a_kubelet_whose_clock_is_ahead_holds_no_hand_over() {
        var cluster = ClusterFixture.healthy(2).node(1, node -> node.readySince(NOW.plus(Duration.ofHours(1))));

        assertThat(HandOvers.resting(Plans.situation(cluster)).map(Hold::reason))
                .isEmpty();
    }
}
