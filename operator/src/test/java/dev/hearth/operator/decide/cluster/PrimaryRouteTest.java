package dev.hearth.operator.decide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.operator.desired.PrimaryRoute;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.NodeFixture;
import dev.hearth.operator.model.ShardRecord;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class PrimaryRouteTest {

    @Test
    void the_way_leads_to_the_address_of_the_recorded_primary() {
        assertThat(route(ClusterFixture.healthy(2)))
                .isInstanceOfSatisfying(
                        PrimaryRoute.To.class, to -> assertThat(to.node().pod()).isEqualTo("web-s0-0"));
    }

    @Test
    void it_stays_on_a_primary_that_stops_or_does_not_answer_until_another_takes_over() {
        assertThat(route(ClusterFixture.healthy(2).node(0, NodeFixture::deleting)))
                .isInstanceOf(PrimaryRoute.To.class);
        assertThat(route(ClusterFixture.healthy(2).without(0))).isInstanceOf(PrimaryRoute.AsBefore.class);
    }

    @Test
    void it_does_not_stay_for_ever_on_an_address_that_may_be_given_to_somebody_else() {
        var status = Serialization.unmarshal("""
                conditions:
                - {type: PrimaryAvailable, status: "False", reason: NoCandidate, message: "", lastTransitionTime: "2026-01-01T11:59:00Z"}
                """, CacheClusterStatus.class);
        assertThat(route(ClusterFixture.healthy(2).without(0).status(status))).isInstanceOf(PrimaryRoute.Nowhere.class);
    }

    @Test
    void it_leads_nowhere_when_the_primary_is_gone_and_nobody_could_take_over() {
        assertThat(route(ClusterFixture.healthy(0).node(0, n -> n.reborn("another"))))
                .isInstanceOf(PrimaryRoute.Nowhere.class);
        assertThat(route(ClusterFixture.healthy(2).record(r -> ShardRecord.blank(0))))
                .isInstanceOf(PrimaryRoute.Nowhere.class);
    }

    @Test
    void nothing_is_written_before_there_is_a_pod_whose_address_tells_the_family() {
        assertThat(route(ClusterFixture.created())).isInstanceOf(PrimaryRoute.AsBefore.class);
    }

    private static PrimaryRoute route(ClusterFixture cluster) {
        var situation = Plans.situation(cluster);
        return Children.routing(situation, situation.shard().record()).route();
    }
}
