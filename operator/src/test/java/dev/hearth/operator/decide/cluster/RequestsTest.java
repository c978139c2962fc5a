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
import dev.hearth.operator.model.StatusFixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private static Requests read(ClusterFixture cluster, String annotation) {
        return Requests.read(Plans.situation(cluster.annotated(Annotations.SWITCHOVER, annotation)), false);
    }

    private static CacheClusterStatus handled(String value) {
        return handled("switchover", value);
    }

    private static CacheClusterStatus handled(String name, String value) {
        return StatusFixture.of(3L, List.of(), List.of(), Map.of(name, value));
    }

    private static ClusterFixture rebuilding(ClusterFixture cluster, String value) {
        return cluster.annotated(Annotations.REBUILD, value);
    }

    @Test
    void a_replica_is_made_anew_with_its_volume_when_a_person_asks_for_it_once() {
        var cluster = rebuilding(ClusterFixture.healthy(2).volume(2, Optional.empty(), "1Gi", "1Gi"), "web-s0-2@1");
        var plan = Plans.of(cluster);
        assertThat(Plans.deeds(plan)).containsSubsequence("Delete data-web-s0-2", "DeletePod web-s0-2");
        assertThat(plan.handledRequests()).containsEntry("rebuild", "web-s0-2@1");
        var again = Plans.of(cluster.status(handled("rebuild", "web-s0-2@1")));
        assertThat(Plans.deeds(again)).doesNotContain("DeletePod web-s0-2");
        assertThat(again.handledRequests()).containsEntry("rebuild", "web-s0-2@1");
    }

    @Test
    void the_only_replica_is_made_anew_after_the_fence_was_opened_so_writes_go_on() {
        var plan = Plans.of(rebuilding(ClusterFixture.healthy(1), "web-s0-1@1"));
        assertThat(Plans.deeds(plan)).containsSubsequence("Record OPEN 0", "SetFence web-s0-0 0", "DeletePod web-s0-1");
    }

    @Test
    void the_primary_is_never_made_anew() {
        var plan = Plans.of(rebuilding(ClusterFixture.healthy(2), "web-s0-0@1"));
        assertThat(Plans.deeds(plan)).noneMatch(d -> d.startsWith("Delete"));
        assertThat(plan.handledRequests()).containsEntry("rebuild", "web-s0-0@1");
        assertThat(plan.plan().announcements()).singleElement().satisfies(a -> {
            assertThat(a.reason()).isEqualTo(Reason.REQUEST_REFUSED);
            assertThat(a.message()).contains("web-s0-0", "hand over first");
        });
    }

    @Test
    void a_rebuild_waits_for_a_primary_that_serves() {
        var plan = Plans.of(rebuilding(
                ClusterFixture.healthy(2).node(0, n -> n.silentSince(ClusterFixture.NOW.minusMillis(700))),
                "web-s0-2@1"));
        assertThat(Plans.deeds(plan)).noneMatch(d -> d.startsWith("Delete"));
        assertThat(plan.handledRequests()).isEmpty();
    }

    @Test
    void a_rebuild_of_a_node_that_does_not_exist_is_refused() {
        var plan = Plans.of(rebuilding(ClusterFixture.healthy(2), "web-s0-7@1"));
        assertThat(plan.plan().announcements())
                .extracting(a -> a.message())
                .containsExactly("rebuild of web-s0-7 refused: there is no such node");
    }

    @Test
    void a_warm_up_is_answered_once() {
        var cluster = ClusterFixture.healthy(2).annotated(Annotations.WARM_UP, "1");
        var plan = Plans.of(cluster);
        assertThat(plan.plan().announcements()).extracting(a -> a.reason()).containsExactly(Reason.REQUEST_REFUSED);
        assertThat(Plans.of(cluster.status(handled("warm-up", "1"))).plan().announcements())
                .isEmpty();
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
