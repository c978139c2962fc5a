package dev.hearth.operator.decide.cluster;

import static dev.hearth.operator.model.ClusterFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.NodeFixture;
import dev.hearth.operator.model.PrimaryRef;
import dev.hearth.operator.model.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusingTest {

    private static final Refusal FOR_LONG =
            new Refusal("Follow", "REPLICAOF: NOPERM", NOW.minusSeconds(60), NOW.minusSeconds(10), NOW.plusSeconds(20));

    private static Refusal since(Instant since, Instant until) {
        return new Refusal("Follow", "REPLICAOF: NOPERM", since, until.minusSeconds(30), until);
    }

    private static ClusterFixture astray(int ordinal) {
        return ClusterFixture.healthy(2)
                .node(ordinal, NodeFixture::frozen)
                .record(r -> r.withInSync(ClusterFixture.holders(3 - ordinal)));
    }

    @Test
    void it_is_left_alone_until_its_time_is_up_and_the_hold_names_the_remedy() {
        var plan = Plans.of(astray(2).node(2, n -> n.refusing(FOR_LONG)));
        assertThat(Plans.deeds(plan)).doesNotContain("Follow web-s0-2");
        assertThat(plan.plan().holds())
                .filteredOn(h -> h.reason() == Reason.COMMAND_REFUSED)
                .singleElement()
                .extracting(Hold::message)
                .asString()
                .contains("web-s0-2", "NOPERM", "delete the pod");
        assertThat(plan.plan().nextCheck())
                .hasValueSatisfying(d -> assertThat(d).isLessThanOrEqualTo(Duration.ofSeconds(20)));
    }

    @Test
    void it_is_tried_again_when_its_time_is_up() {
        var cluster = astray(2).node(2, n -> n.refusing(since(NOW.minusSeconds(60), NOW)));
        assertThat(Plans.deeds(Plans.of(cluster))).contains("Follow web-s0-2");
    }

    @Test
    void a_bad_moment_is_not_worth_a_hold() {
        var plan = Plans.of(astray(2).node(2, n -> n.refusing(since(NOW.minusMillis(300), NOW.plusMillis(400)))));
        assertThat(Plans.deeds(plan)).doesNotContain("Follow web-s0-2");
        assertThat(Plans.holds(plan)).doesNotContain(Reason.COMMAND_REFUSED.text());
    }

    @Test
    void the_other_nodes_are_cared_for_meanwhile() {
        var plan = Plans.of(astray(1)
                .node(1, n -> n.refusing(FOR_LONG))
                .node(2, NodeFixture::frozen)
                .record(r -> r.withInSync(ClusterFixture.holders())));
        assertThat(Plans.deeds(plan)).contains("Follow web-s0-2").doesNotContain("Follow web-s0-1");
    }

    @Test
    void a_replica_that_refused_something_is_a_candidate_again_when_the_primary_is_lost() {
        var plan = Plans.of(ClusterFixture.healthy(1)
                .node(0, n -> n.refusesSince(NOW.minusSeconds(3)).ended())
                .node(1, n -> n.frozen().refusing(FOR_LONG)));
        assertThat(Plans.deeds(plan)).contains("Promote web-s0-1");
    }

    @Test
    void a_primary_that_refuses_is_alive_so_nobody_takes_over() {
        var plan = Plans.of(ClusterFixture.healthy(2).node(0, n -> n.refusing(FOR_LONG)));
        assertThat(Plans.deeds(plan)).noneMatch(d -> d.startsWith("Freeze") || d.startsWith("Promote"));
        assertThat(plan.plan().records().getFirst().move()).isEmpty();
    }

    @Test
    void the_end_of_the_primarys_process_is_proof_whatever_it_had_refused() {
        var before = new PrimaryRef(NodeFixture.id(1), "the process before");
        var plan = Plans.of(ClusterFixture.healthy(2)
                .record(r -> r.withPrimary(7, before, r.replicationId()))
                .node(1, n -> n.frozen().refusing(FOR_LONG)));
        assertThat(plan.plan().records().getFirst().move())
                .hasValueSatisfying(m -> assertThat(m.reason()).isEqualTo(Reason.PRIMARY_DEAD));
    }
}
