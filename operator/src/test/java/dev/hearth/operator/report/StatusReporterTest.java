package dev.hearth.operator.report;

import static dev.hearth.operator.model.ClusterFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.Reason;
import dev.hearth.api.Use;
import dev.hearth.api.v1alpha1.HoldStatus;
import dev.hearth.api.v1alpha1.NodeState;
import dev.hearth.api.v1alpha1.NodeStatus;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.Announcement;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.Fence;
import dev.hearth.operator.model.FenceProof;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.NodeFixture;
import dev.hearth.operator.model.ShardRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusReporterTest {

    private static NodeState state(Reported reported, int ordinal) {
        return Objects.requireNonNull(
                reported.status().shards().getFirst().nodes().get(ordinal).state());
    }

    private static String message(Reported reported, ClusterConditionType type) {
        return reported.condition(type).message();
    }

    @Test
    void a_quiet_cluster_yields_an_equal_status_so_that_nothing_is_written() {
        var first = Reported.of(ClusterFixture.healthy(2)).status();
        var later = Reported.of(ClusterFixture.healthy(2).status(first)).at(NOW.plusSeconds(3600));
        assertThat(later.status()).isEqualTo(first);
    }

    @Test
    void a_condition_keeps_its_time_until_its_status_changes() {
        var first = Reported.of(ClusterFixture.healthy(2)).status();
        var lost = ClusterFixture.healthy(2).status(first).node(2, n -> n.silentSince(NOW));
        var later = Reported.of(lost).at(NOW.plusSeconds(60));
        assertThat(later.condition(ClusterConditionType.AVAILABLE).lastTransitionTime())
                .isEqualTo("2026-01-01T12:00:00.123Z");
        assertThat(later.condition(ClusterConditionType.DEGRADED).lastTransitionTime())
                .isEqualTo("2026-01-01T12:01:00.123Z");
    }

    @Test
    void detached_replicas_still_serve_reads_while_the_primary_is_replaced() {
        var reported = Reported.of(ConditionsTest.failingOver());
        assertThat(reported.status().summary().nodes()).isEqualTo("2/3");
        assertThat(state(reported, 1)).isEqualTo(NodeState.UNASSIGNED);
        assertThat(message(reported, ClusterConditionType.AVAILABLE))
                .isEqualTo("reads are served by web-s0-1 and web-s0-2; no primary accepts writes");
        assertThat(message(reported, ClusterConditionType.DEGRADED)).startsWith("web-s0-0");
        assertThat(reported.status().shards().getFirst().rebuild()).isNull();
    }

    @Test
    void a_detached_replica_without_data_is_no_reader() {
        var reported = Reported.of(ConditionsTest.failingOver().record(r -> r.withInSync(ClusterFixture.holders(1))));
        assertThat(reported.status().summary().nodes()).isEqualTo("1/3");
    }

    @Test
    void a_move_says_whether_it_fences_or_promotes() {
        assertThat(message(Reported.of(ConditionsTest.failingOver()), ClusterConditionType.PRIMARY_AVAILABLE))
                .startsWith("shard 0: fencing web-s0-0");
        var proven = ConditionsTest.move(MoveKind.FAILOVER, Optional.of(FenceProof.CONTAINER_ENDED));
        var promoting = Reported.of(ConditionsTest.failingOver().record(r -> r.withMove(Optional.of(proven))));
        assertThat(message(promoting, ClusterConditionType.PRIMARY_AVAILABLE)).isEqualTo("shard 0: promoting web-s0-1");
    }

    @Test
    void a_fence_that_closes_says_when() {
        var hold = new Hold("Promote", 0, Reason.FENCE_NOT_CLOSED, "its fence closes", Optional.of(NOW.plusSeconds(4)));
        assertThat(message(
                        Reported.of(ConditionsTest.failingOver()).hold(hold), ClusterConditionType.PRIMARY_AVAILABLE))
                .isEqualTo("shard 0: fencing web-s0-0 until 2026-01-01T12:00:04.123Z; its fence closes");
    }

    @Test
    void a_node_that_has_never_answered_starts_and_is_unreachable_only_later() {
        var young = ClusterFixture.healthy(2).node(2, n -> n.neverHeardSince(NOW.minusSeconds(5)));
        var old = ClusterFixture.healthy(2).node(2, n -> n.neverHeardSince(NOW.minusSeconds(61)));
        assertThat(state(Reported.of(young), 2)).isEqualTo(NodeState.STARTING);
        assertThat(state(Reported.of(old), 2)).isEqualTo(NodeState.UNREACHABLE);
        var reported = Reported.of(young);
        assertThat(NextCheck.of(young.build(), reported.plan(), reported.results(), NOW))
                .hasValue(Duration.ofSeconds(55));
    }

    @Test
    void nodes_that_start_for_the_first_time_raise_no_warning() {
        var starting = ClusterFixture.healthy(2)
                .record(r -> ShardRecord.blank(0))
                .node(0, n -> n.neverHeardSince(NOW))
                .node(1, n -> n.neverHeardSince(NOW))
                .node(2, NodeFixture::unknown);
        var status = Reported.of(starting).status();
        assertThat(Transitions.between(null, status)).noneMatch(Announcement::warning);
    }

    @Test
    void between_a_command_and_its_answer_a_node_is_what_it_was() {
        var first = Reported.of(ClusterFixture.healthy(2)).status();
        var after = ClusterFixture.healthy(2).status(first).node(2, NodeFixture::unknown);
        assertThat(state(Reported.of(after), 2)).isEqualTo(NodeState.SERVING);
    }

    @Test
    void a_new_pod_of_an_old_name_is_not_what_the_old_one_was() {
        var first = Reported.of(ClusterFixture.healthy(2)).status();
        var after = ClusterFixture.healthy(2)
                .status(first)
                .record(r -> r.withHolders(ClusterFixture.holders(1)).withInSync(ClusterFixture.holders(1)))
                .node(2, NodeFixture::unknown);
        assertThat(state(Reported.of(after), 2)).isEqualTo(NodeState.STARTING);
    }

    @Test
    void a_pod_that_does_not_start_names_image_and_remedy() {
        var stuck = ClusterFixture.healthy(2).node(2, n -> n.waits("ImagePullBackOff", Instant.EPOCH, 0));
        assertThat(message(Reported.of(stuck), ClusterConditionType.STALLED))
                .contains("web-s0-2", "valkey/valkey:8.1.4", "ImagePullBackOff", "spec.engine.image");
    }

    @Test
    void a_pod_that_waits_is_looked_at_again_when_it_has_waited_too_long() {
        var waiting = ClusterFixture.healthy(2).node(2, n -> n.waits("ErrImagePull", NOW.minusSeconds(20), 0));
        var reported = Reported.of(waiting);
        assertThat(NextCheck.of(waiting.build(), reported.plan(), reported.results(), NOW))
                .hasValue(Duration.ofSeconds(40));
    }

    @Test
    void what_was_refused_is_looked_at_again_without_an_event() {
        var set = new NodeCommand.Set(NodeFixture.id(1), "hz", "x", Reason.APPLYING_SETTINGS);
        var cluster = ClusterFixture.healthy(2);
        var reported = Reported.of(cluster).result(new ActionResult.Failed(set, Reason.SETTING_REFUSED, "no"));
        assertThat(NextCheck.of(cluster.build(), reported.plan(), reported.results(), NOW))
                .hasValue(Duration.ofSeconds(30));
        var quiet = Reported.of(cluster);
        assertThat(NextCheck.of(cluster.build(), quiet.plan(), quiet.results(), NOW))
                .isEmpty();
    }

    @Test
    void a_refused_setting_is_remembered_with_the_servers_words() {
        var set = new NodeCommand.Set(NodeFixture.id(1), "hz", "x", Reason.APPLYING_SETTINGS);
        var status = Reported.of(ClusterFixture.healthy(2))
                .result(new ActionResult.Failed(set, Reason.SETTING_REFUSED, "out of range"))
                .status();
        assertThat(status.holds())
                .containsExactly(new HoldStatus(
                        "Set hz",
                        0,
                        "SettingRefused",
                        "hz was refused by web-s0-1: out of range",
                        "2026-01-01T12:05:00.123Z"));
    }

    @Test
    void zones_are_told_when_all_nodes_have_a_place_for_the_first_time() {
        var partly = ClusterFixture.healthy(2)
                .record(r -> ShardRecord.blank(0))
                .node(1, n -> n.unschedulable("", NOW))
                .node(2, n -> n.unschedulable("", NOW));
        assertThat(Reported.of(partly).words()).containsEntry("ZoneSpread", "UNKNOWN/NothingObserved");
        assertThat(Reported.of(ClusterFixture.healthy(2)).words()).containsEntry("ZoneSpread", "TRUE/Spread");
    }

    @Test
    void a_failed_command_leaves_only_what_was_written_in_the_record() {
        var cluster = ClusterFixture.healthy(2).record(r -> r.withFence(Fence.OPEN, 0));
        var fence = new NodeCommand.SetFence(NodeFixture.id(0), 1, Reason.FENCE_ARMED);
        var mark = new NodeCommand.MarkEpoch(NodeFixture.id(0), 7, Reason.NEW_PRIMARY);
        var armed = cluster.build().shards().getFirst().record().withFence(Fence.ARMED, 1);
        var plan = new dev.hearth.operator.model.Plan(
                java.util.List.of(),
                java.util.List.of(armed),
                java.util.List.of(),
                java.util.List.of(),
                Optional.empty());
        assertThat(Records.afterwards(
                                cluster.build(),
                                plan,
                                java.util.List.of(new ActionResult.Failed(fence, Reason.FENCE_ARMED, "no")))
                        .fence())
                .isEqualTo(Fence.OPEN);
        assertThat(Records.afterwards(
                        cluster.build(),
                        plan,
                        java.util.List.of(new ActionResult.Failed(mark, Reason.NEW_PRIMARY, "OOM"))))
                .isEqualTo(armed);
        assertThat(Records.afterwards(
                                cluster.build(),
                                plan,
                                java.util.List.of(
                                        new ActionResult.Done(new Action.Record(armed, Reason.FENCE_ARMED)),
                                        new ActionResult.Failed(fence, Reason.FENCE_ARMED, "no")))
                        .fence())
                .isEqualTo(Fence.ARMED);
    }

    @Test
    void a_hold_that_ends_within_a_second_is_not_written() {
        var brief = new Hold("Promote", 0, Reason.PRIMARY_UNREACHABLE, "m", Optional.of(NOW.plusMillis(10)));
        assertThat(Reported.of(ClusterFixture.healthy(2)).hold(brief).status().holds())
                .isEmpty();
    }

    @Test
    void a_node_that_was_away_and_answers_is_told_once() {
        var away = Reported.of(ClusterFixture.healthy(2).node(2, n -> n.silentSince(NOW.minusSeconds(60))))
                .status();
        var back = Reported.of(ClusterFixture.healthy(2).status(away)).status();
        assertThat(Transitions.between(away, back))
                .extracting(Announcement::reason)
                .containsExactly(Reason.NODE_RETURNED);
        assertThat(Transitions.between(back, back)).isEmpty();
    }

    @Test
    void every_event_has_a_reason_that_is_declared_for_events() {
        var healthy = Reported.of(ClusterFixture.healthy(2)).status();
        ConditionsTest.situations()
                .map(a -> (Reported) a.get()[1])
                .flatMap(r -> Transitions.between(healthy, r.status()).stream())
                .forEach(event -> assertThat(event.reason().uses())
                        .as(event.toString())
                        .contains(event.warning() ? Use.WARNING_EVENT : Use.NORMAL_EVENT));
    }

    @Test
    void the_node_list_names_every_node_that_should_exist() {
        assertThat(Reported.of(ClusterFixture.created())
                        .status()
                        .shards()
                        .getFirst()
                        .nodes())
                .extracting(NodeStatus::name)
                .containsExactly("web-s0-0", "web-s0-1", "web-s0-2");
    }
}
