package dev.hearth.operator.decide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Annotations;
import dev.hearth.api.Reason;
import dev.hearth.api.Timestamps;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.Announcement;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.Fence;
import dev.hearth.operator.model.FenceProof;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.NodeFixture;
import dev.hearth.operator.model.PrimaryRef;
import dev.hearth.operator.model.ShardRecord;
import dev.hearth.operator.model.ShardRecords;
import dev.hearth.operator.model.StatusFixture;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterPlannerTest {

    private static final String THREE = "{engine: {type: Valkey}, replicasPerShard: 3}";

    private static List<HasMetadata> manifests(ClusterFixture cluster) {
        return Plans.of(cluster).plan().actions().stream()
                .filter(a -> a instanceof Action.Apply)
                .map(a -> ((Action.Apply) a).desired())
                .toList();
    }

    private static int replicas(ClusterFixture cluster) {
        return manifests(cluster).stream()
                .filter(m -> m instanceof StatefulSet)
                .map(m -> ((StatefulSet) m).getSpec().getReplicas())
                .findFirst()
                .orElseThrow();
    }

    private static CacheClusterStatus before(ClusterFixture cluster, Move move, ShardRecord record) {
        var under = ShardRecords.write(record.withMove(Optional.of(move)), null, ClusterFixture.NOW);
        var ended = ShardRecords.write(record, under, ClusterFixture.NOW.minusSeconds(3));
        return StatusFixture.of(3L, List.of(ended), List.of(), Map.of("switchover", "web-s0-2@1"));
    }

    private static Move switchover(Optional<FenceProof> proof) {
        return new Move(
                MoveKind.SWITCHOVER,
                Reason.KUBERNETES_NODE_CORDONED,
                Optional.of(new PrimaryRef(NodeFixture.id(0), "run-0")),
                Optional.of(NodeFixture.id(1)),
                8,
                ClusterFixture.NOW.minusSeconds(4),
                Optional.empty(),
                proof);
    }

    @Test
    void passwords_come_before_everything_else() {
        var plan = Plans.of(ClusterFixture.created());
        assertThat(Plans.deeds(plan)).containsExactly("CreateOnce");
        assertThat(plan.plan().actions()).hasSize(1);
        assertThat(plan.plan().nextCheck()).isPresent();
    }

    @Test
    void a_healthy_cluster_plans_nothing_but_its_manifests_and_no_next_look() {
        var plan = Plans.of(ClusterFixture.healthy(2));
        assertThat(plan.plan().actions()).isNotEmpty().allMatch(a -> a instanceof Action.Apply);
        assertThat(plan.plan().nextCheck()).isEmpty();
        assertThat(plan.plan().holds()).isEmpty();
        assertThat(plan.progress()).isEmpty();
        assertThat(plan.problems()).isEmpty();
    }

    @Test
    void the_same_situation_gives_the_same_plan() {
        assertThat(Plans.of(ClusterFixture.healthy(2))).isEqualTo(Plans.of(ClusterFixture.healthy(2)));
        assertThat(Plans.of(ClusterFixture.healthy(1).newTemplate()))
                .isEqualTo(Plans.of(ClusterFixture.healthy(1).newTemplate()));
    }

    @Test
    void the_way_to_the_primary_is_moved_right_after_its_promotion() {
        var cluster = ClusterFixture.healthy(2)
                .node(0, n -> n.refusesSince(ClusterFixture.NOW.minusSeconds(3)).ended())
                .node(1, NodeFixture::frozen)
                .node(2, NodeFixture::frozen);
        var actions = Plans.of(cluster).plan().actions();
        assertThat(actions).noneMatch(a -> a instanceof Action.Route);
        var promote = actions.stream()
                .filter(a -> a instanceof dev.hearth.operator.model.NodeCommand.Promote)
                .findFirst()
                .orElseThrow();
        var next = (Action.Apply) actions.get(actions.indexOf(promote) + 1);
        assertThat(((EndpointSlice) next.desired()).getEndpoints())
                .singleElement()
                .satisfies(endpoint ->
                        assertThat(endpoint.getTargetRef().getName()).isEqualTo("web-s0-1"));
    }

    @Test
    void what_pods_mount_is_applied_before_the_pods_and_settings_last() {
        var kinds = manifests(ClusterFixture.healthy(2)).stream()
                .map(HasMetadata::getKind)
                .toList();
        assertThat(kinds).endsWith("StatefulSet");
        assertThat(kinds.indexOf("ConfigMap")).isLessThan(kinds.indexOf("StatefulSet"));
        var cluster = ClusterFixture.healthy(2).node(1, n -> n.set("maxmemory", "1"));
        assertThat(Plans.of(cluster).plan().actions().getLast())
                .isInstanceOf(dev.hearth.operator.model.NodeCommand.Set.class);
    }

    @Test
    void one_thing_at_a_time_a_lost_node_before_a_rollout() {
        var since = ClusterFixture.NOW.minusSeconds(60);
        var cluster = ClusterFixture.healthy(2)
                .newTemplate()
                .node(2, n -> n.hostLost(since).silentSince(since));
        assertThat(Plans.deeds(Plans.of(cluster)))
                .filteredOn(deed -> deed.startsWith("DeletePod"))
                .containsExactly("DeletePod web-s0-2");
    }

    @Test
    void nothing_is_deleted_in_a_pass_that_commands_servers() {
        var since = ClusterFixture.NOW.minusSeconds(60);
        var cluster = ClusterFixture.healthy(2)
                .record(r -> r.withFence(Fence.OPEN, 0))
                .node(0, n -> n.set("min-replicas-to-write", "0"))
                .node(2, n -> n.hostLost(since).silentSince(since));
        var deeds = Plans.deeds(Plans.of(cluster));
        assertThat(deeds).contains("SetFence web-s0-0 1").noneMatch(d -> d.startsWith("DeletePod"));
    }

    @Test
    void a_fence_that_the_rollout_opens_is_open_in_the_record_that_remains() {
        var plan = Plans.of(ClusterFixture.healthy(1).newTemplate());
        assertThat(plan.plan().records().getFirst())
                .returns(Fence.OPEN, ShardRecord::fence)
                .returns(0, ShardRecord::minReplicasToWrite);
    }

    @Test
    void paused_everything_does_nothing_and_forgets_nothing() {
        var cluster = ClusterFixture.healthy(2).annotated(Annotations.PAUSED, "Everything");
        var record = cluster.build().shards().getFirst().record();
        var plan = Plans.of(cluster.status(before(cluster, switchover(Optional.empty()), record)));
        assertThat(plan.plan().actions()).isEmpty();
        assertThat(Plans.holds(plan)).containsExactly("Paused");
        assertThat(plan.handledRequests()).containsEntry("switchover", "web-s0-2@1");
    }

    @Test
    void paused_changes_keep_the_last_accepted_spec_and_say_what_waits() {
        var cluster = ClusterFixture.healthy(2).newSpec(THREE).annotated(Annotations.PAUSED, "Changes");
        assertThat(replicas(cluster)).isEqualTo(3);
        assertThat(Plans.holds(Plans.of(cluster))).containsExactly("Paused");
        assertThat(manifests(cluster)).noneMatch(m -> m.getMetadata().getName().equals("web-accepted"));
        assertThat(replicas(ClusterFixture.healthy(2).newSpec(THREE))).isEqualTo(4);
    }

    @Test
    void paused_changes_hold_back_updates_and_moves_but_no_failover() {
        var cluster = ClusterFixture.healthy(2)
                .newTemplate()
                .node(0, NodeFixture::cordoned)
                .annotated(Annotations.SWITCHOVER, "web-s0-2@9")
                .annotated(Annotations.PAUSED, "Changes");
        assertThat(Plans.deeds(Plans.of(cluster))).isEmpty();
        var lost = ClusterFixture.healthy(2)
                .node(0, n -> n.refusesSince(ClusterFixture.NOW.minusSeconds(3)).ended())
                .node(1, NodeFixture::frozen)
                .node(2, NodeFixture::frozen)
                .annotated(Annotations.PAUSED, "Changes");
        assertThat(Plans.deeds(Plans.of(lost))).contains("Promote web-s0-1");
    }

    @Test
    void a_pause_that_means_nothing_counts_as_a_pause_of_changes_and_is_complained_about() {
        var plan = Plans.of(ClusterFixture.healthy(2).newTemplate().annotated(Annotations.PAUSED, "yes"));
        assertThat(Plans.deeds(plan)).isEmpty();
        assertThat(plan.plan().announcements())
                .extracting(Announcement::reason)
                .containsExactly(Reason.ANNOTATION_INVALID);
    }

    @Test
    void a_refused_spec_leaves_the_accepted_one_in_force() {
        var cluster = ClusterFixture.healthy(2).newSpec("{engine: {type: Valkey}, mode: Sharded, shards: 3}");
        assertThat(replicas(cluster)).isEqualTo(3);
        assertThat(Plans.of(cluster).problems()).hasSize(1);
    }

    @Test
    void an_unusable_password_is_named_and_nothing_is_done() {
        var plan = Plans.of(ClusterFixture.healthy(2).credentials(Map.of("operator-password", "c2hvcnQ=")));
        assertThat(plan.plan().actions()).isEmpty();
        assertThat(plan.problems().getFirst().reason()).isEqualTo(Reason.SECRET_INVALID);
        assertThat(plan.problems().getFirst().message())
                .contains("operator-password")
                .doesNotContain("short");
    }

    @Test
    void a_hand_over_that_was_given_up_is_not_tried_again_at_once() {
        var cluster = ClusterFixture.healthy(2).node(0, NodeFixture::cordoned);
        var record = cluster.build().shards().getFirst().record();
        assertThat(Plans.deeds(Plans.of(cluster))).contains("PauseAndClose web-s0-0");
        var plan = Plans.of(cluster.status(before(cluster, switchover(Optional.empty()), record)));
        assertThat(Plans.deeds(plan)).isEmpty();
        assertThat(Plans.holds(plan)).containsExactly("CandidateBehind");
        var until = Timestamps.parse(Timestamps.text(ClusterFixture.NOW.plusSeconds(7)));
        assertThat(plan.plan().nextCheck()).hasValue(Duration.between(ClusterFixture.NOW, until));
    }

    @Test
    void a_scale_in_while_the_primary_is_lost_keeps_every_pod() {
        var cluster = ClusterFixture.healthy(2)
                .newSpec("{engine: {type: Valkey}, replicasPerShard: 0}")
                .node(0, n -> n.silentSince(ClusterFixture.NOW.minusSeconds(1)));
        assertThat(replicas(cluster)).isEqualTo(3);
    }
}
