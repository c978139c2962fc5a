package dev.hearth.operator.decide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Annotations;
import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.operator.decide.shard.SwitchoverRequest;
import dev.hearth.operator.model.Announcement;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.NodeFixture;
import dev.hearth.operator.model.PrimaryRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private static Requests read(ClusterFixture cluster, String annotation) {
        return Requests.read(Plans.situation(cluster.annotated(Annotations.SWITCHOVER, annotation)), false);
    }

    private static CacheClusterStatus handled(String value) {
        return new CacheClusterStatus(
                3L,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Map.of("switchover", value));
    }

    @Test
    void a_replica_in_sync_gets_the_role_and_the_request_stays_open_until_it_has_it() {
        var requests = read(ClusterFixture.healthy(2), "web-s0-2@1");
        assertThat(requests.switchover())
                .hasValue(new SwitchoverRequest(Optional.of("web-s0-2"), Reason.SWITCHOVER_REQUESTED));
        assertThat(requests.handled()).isEmpty();
    }

    @Test
    void it_is_done_when_that_node_is_the_primary() {
        var requests = read(ClusterFixture.healthy(2), "web-s0-0@1");
        assertThat(requests.switchover()).isEmpty();
        assertThat(requests.handled()).containsEntry("switchover", "web-s0-0@1");
        assertThat(requests.announcements()).isEmpty();
    }

    @Test
    void what_is_done_has_no_further_effect() {
        var cluster = ClusterFixture.healthy(2).status(handled("web-s0-2@1"));
        assertThat(read(cluster, "web-s0-2@1").switchover()).isEmpty();
        assertThat(read(cluster, "web-s0-2@2").switchover()).isPresent();
    }

    @Test
    void a_node_that_is_not_in_sync_is_refused_once_with_an_event() {
        var cluster = ClusterFixture.healthy(2).record(r -> r.withInSync(ClusterFixture.holders(1)));
        var requests = read(cluster, "web-s0-2@1");
        assertThat(requests.switchover()).isEmpty();
        assertThat(requests.handled()).containsEntry("switchover", "web-s0-2@1");
        assertThat(requests.announcements())
                .extracting(Announcement::message)
                .containsExactly("switchover to web-s0-2 refused: it is not in sync; annotate again when it is");
    }

    @Test
    void a_node_that_does_not_exist_is_refused() {
        assertThat(read(ClusterFixture.healthy(2), "web-s0-9@1").announcements())
                .extracting(Announcement::reason)
                .containsExactly(Reason.REQUEST_REFUSED);
    }

    @Test
    void one_that_leaves_the_choice_to_us_stays_open_until_it_has_begun() {
        var requests = read(ClusterFixture.healthy(2), "0@1");
        assertThat(requests.switchover())
                .hasValue(new SwitchoverRequest(Optional.empty(), Reason.SWITCHOVER_REQUESTED));
        assertThat(requests.handled()).isEmpty();
        var begun = read(ClusterFixture.healthy(2).record(r -> r.withMove(Optional.of(move()))), "0@1");
        assertThat(begun.handled()).containsEntry("switchover", "0@1");
    }

    private static Move move() {
        return new Move(
                MoveKind.SWITCHOVER,
                Reason.SWITCHOVER_REQUESTED,
                Optional.of(new PrimaryRef(NodeFixture.id(0), "run-0")),
                Optional.of(NodeFixture.id(1)),
                8,
                ClusterFixture.NOW,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void one_that_leaves_the_choice_to_us_is_refused_when_there_is_none() {
        assertThat(read(ClusterFixture.healthy(0), "0@1").announcements())
                .extracting(Announcement::message)
                .containsExactly("switchover refused: no replica is in sync; annotate again when one is");
    }

    @Test
    void while_the_primary_is_away_a_request_is_neither_done_nor_refused() {
        var cluster = ClusterFixture.healthy(2)
                .node(0, n -> n.silentSince(ClusterFixture.NOW))
                .record(r -> r.withInSync(List.of()));
        assertThat(read(cluster, "web-s0-2@1").handled()).isEmpty();
        assertThat(Plans.of(cluster).handledRequests()).isEmpty();
    }
}
