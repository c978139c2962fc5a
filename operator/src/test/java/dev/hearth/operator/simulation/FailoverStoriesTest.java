package dev.hearth.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Reason;
import dev.hearth.operator.decide.shard.SwitchoverRequest;
import dev.hearth.operator.model.Fence;
import dev.hearth.operator.model.Persistence;
import dev.hearth.operator.model.ShardPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One story each, told action by action in {@code stories/}. */
class FailoverStoriesTest {

    private static final List<String> NAMES = List.of(
            "bootstrap",
            "kill-primary",
            "hang-and-return",
            "hang-past-promotion",
            "primary-cut-off",
            "primary-with-one-replica-cut-off",
            "replicas-cut-off",
            "primary-force-deleted-and-running",
            "replica-loads-when-primary-dies",
            "replica-syncs-when-primary-dies",
            "only-replica-dies-and-returns",
            "open-primary-cut-off",
            "new-leader-in-a-switchover",
            "cold-start-without-the-best",
            "two-primaries-at-start",
            "replica-promoted-by-hand",
            "switchover",
            "append-only-restart",
            "lone-node-restarts");

    private static ShardPolicy policy(int replicas, Persistence persistence) {
        return new ShardPolicy(
                replicas,
                persistence,
                Duration.ofSeconds(2),
                true,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5));
    }

    private static SimulatedCluster settled(int replicas, Persistence persistence) {
        var cluster = new SimulatedCluster(7, policy(replicas, persistence));
        cluster.run(9_000);
        Health.require(cluster);
        return cluster;
    }

    private static FakeServer primary(SimulatedCluster cluster) {
        return Health.primary(cluster);
    }

    private static List<FakeServer> replicas(SimulatedCluster cluster) {
        return cluster.servers().stream().filter(s -> !s.primary).toList();
    }

    private static void ends(String name, SimulatedCluster cluster) {
        Health.require(cluster);
        Golden.compare(name, cluster);
    }

    @Test
    void a_new_shard_gets_a_primary_and_one_replica_after_the_other() {
        ends("bootstrap", settled(2, Persistence.NONE));
    }

    @Test
    void a_killed_primary_is_replaced_within_half_a_second_and_comes_back_as_a_replica() {
        var cluster = settled(2, Persistence.NONE);
        cluster.kubelet.crash(cluster.pod(primary(cluster).pod));
        cluster.run(10_000);
        assertThat(cluster.ledger.longestGap(9_000, cluster.time.now())).isLessThan(500);
        assertThat(cluster.ledger.missingOn(primary(cluster))).hasSizeLessThanOrEqualTo(1);
        ends("kill-primary", cluster);
    }

    @Test
    void a_primary_that_hung_and_returns_before_the_promotion_stays_the_primary_and_loses_nothing() {
        var cluster = settled(2, Persistence.NONE);
        var before = primary(cluster);
        cluster.hang(before, 3_000);
        cluster.run(15_000);
        assertThat(primary(cluster)).isSameAs(before);
        assertThat(cluster.ledger.missingOn(before)).isEmpty();
        ends("hang-and-return", cluster);
    }

    @Test
    void a_primary_that_wakes_after_the_promotion_acknowledges_nothing() {
        var cluster = settled(2, Persistence.NONE);
        cluster.notReady.add(primary(cluster).host);
        var woken = primary(cluster);
        var from = cluster.time.now();
        cluster.hang(woken, 12_000);
        cluster.run(30_000);
        assertThat(cluster.ledger.acknowledged).filteredOn(a -> a.by() == woken).allMatch(a -> a.at() <= from);
        assertThat(cluster.ledger.longestGap(from, cluster.time.now())).isLessThan(8_000);
        ends("hang-past-promotion", cluster);
    }

    private static SimulatedCluster cutOff(int phase) {
        var cluster = settled(2, Persistence.NONE);
        cluster.run(phase);
        var host = primary(cluster).host;
        var others = Stream.concat(replicas(cluster).stream().map(s -> s.host), Stream.of(FakeOperator.HOST))
                .toList();
        cluster.notReady.add(host);
        cluster.cut(List.of(host), others);
        return cluster;
    }

    private static long until(SimulatedCluster cluster, BooleanSupplier event) {
        var from = cluster.time.now();
        while (!event.getAsBoolean()) {
            cluster.time.step();
        }
        return cluster.time.now() - from;
    }

    @Test
    void a_primary_whose_kubernetes_node_is_cut_off_is_replaced() {
        var cluster = cutOff(0);
        cluster.run(12_000);
        cluster.heal();
        cluster.run(10_000);
        ends("primary-cut-off", cluster);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 550, 600, 650, 700, 750, 800, 850, 900, 950})
    void a_cut_off_primary_counts_as_lost_within_about_two_seconds_whenever_the_cut_falls(int phase) {
        var cluster = cutOff(phase);
        var promotions = cluster.invariants.promotions;
        var lost = until(cluster, () -> cluster.status.record().move().isPresent());
        var fenced = until(cluster, () -> cluster.invariants.promotions != promotions);
        assertThat(lost).isBetween(1_000L, 2_200L);
        assertThat(fenced).isBetween(4_500L, 4_600L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 200, 300, 400, 500, 600, 700, 800, 900})
    void a_primary_that_its_replicas_hear_is_not_touched_however_long_the_operator_does_not_hear_it(int phase) {
        var cluster = settled(2, Persistence.NONE);
        cluster.run(phase);
        var before = primary(cluster);
        cluster.cut(List.of(before.host), List.of(FakeOperator.HOST));
        cluster.run(60_000);
        assertThat(cluster.status.record().move()).isEmpty();
        assertThat(primary(cluster)).isSameAs(before);
        assertThat(cluster.ledger.longestGap(9_000, cluster.time.now())).isLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 200, 300, 400, 500, 600, 700, 800, 900})
    void a_primary_that_stops_for_less_than_a_second_keeps_its_replicas(int phase) {
        var cluster = settled(2, Persistence.NONE);
        cluster.run(phase);
        var epoch = cluster.status.record().epoch();
        cluster.hang(primary(cluster), 950);
        until(cluster, () -> cluster.status.record().move().isPresent() || cluster.time.now() > 20_000);
        assertThat(cluster.status.record().move()).isEmpty();
        assertThat(cluster.status.record().epoch()).isEqualTo(epoch);
    }

    @Test
    void nobody_is_promoted_while_a_replica_out_of_reach_keeps_the_fence_of_the_primary_open() {
        var cluster = settled(2, Persistence.NONE);
        var before = primary(cluster);
        var near = replicas(cluster).getFirst();
        var far = replicas(cluster).getLast();
        cluster.cut(List.of(before.host, near.host), List.of(far.host, FakeOperator.HOST));
        cluster.run(20_000);
        assertThat(primary(cluster)).isSameAs(before);
        cluster.heal();
        cluster.run(10_000);
        assertThat(cluster.ledger.missingOn(before)).isEmpty();
        ends("primary-with-one-replica-cut-off", cluster);
    }

    @Test
    void a_primary_whose_replicas_are_cut_off_is_opened_and_nobody_else_is_promoted() {
        var cluster = settled(2, Persistence.NONE);
        var before = primary(cluster);
        var far = replicas(cluster).stream().map(s -> s.host).toList();
        cluster.cut(List.of(before.host, FakeOperator.HOST), far);
        cluster.run(10_000);
        assertThat(cluster.status.record().fence()).isEqualTo(Fence.OPEN);
        cluster.heal();
        cluster.run(10_000);
        assertThat(cluster.ledger.missingOn(before)).isEmpty();
        ends("replicas-cut-off", cluster);
    }

    @Test
    void a_primary_whose_pod_was_deleted_by_force_is_fenced_before_another_is_promoted() {
        var cluster = settled(2, Persistence.NONE);
        cluster.kubelet.forceDelete(cluster.pod(primary(cluster).pod), 15_000);
        cluster.run(25_000);
        ends("primary-force-deleted-and-running", cluster);
    }

    @Test
    void a_replica_that_loads_when_the_primary_dies_is_not_waited_for_longer_than_a_second() {
        var cluster = settled(2, Persistence.APPEND_ONLY);
        cluster.kubelet.crash(cluster.pod(replicas(cluster).getLast().pod));
        cluster.run(1_000);
        cluster.servers().getLast().loading = true;
        cluster.kubelet.crash(cluster.pod(primary(cluster).pod));
        cluster.run(3_000);
        assertThat(cluster.ledger.longestGap(10_000, 12_000)).isLessThan(1_600);
        cluster.servers().forEach(s -> s.loading = false);
        cluster.run(10_000);
        ends("replica-loads-when-primary-dies", cluster);
    }

    @Test
    void a_replica_in_a_full_sync_with_old_data_is_never_promoted() {
        var cluster = settled(2, Persistence.APPEND_ONLY);
        cluster.longestSync = 20_000;
        cluster.kubelet.fastestRestart = 100;
        cluster.kubelet.slowestRestart = 100;
        var old = replicas(cluster).getLast().pod;
        cluster.kubelet.crash(cluster.pod(old));
        cluster.run(500);
        assertThat(cluster.server(old).syncing).isTrue();
        cluster.longestSync = 200;
        cluster.kubelet.crash(cluster.pod(primary(cluster).pod));
        cluster.run(15_000);
        assertThat(primary(cluster).pod).isNotEqualTo(old);
        assertThat(cluster.ledger.missingOn(primary(cluster))).hasSizeLessThanOrEqualTo(1);
        ends("replica-syncs-when-primary-dies", cluster);
    }

    @Test
    void the_fence_opens_at_once_when_the_only_replica_dies_and_is_armed_when_it_is_back() {
        var cluster = settled(1, Persistence.NONE);
        cluster.kubelet.crash(cluster.pod(replicas(cluster).getFirst().pod));
        cluster.run(500);
        assertThat(cluster.status.record().fence()).isEqualTo(Fence.OPEN);
        cluster.run(10_000);
        assertThat(cluster.ledger.longestGap(8_500, cluster.time.now())).isLessThan(300);
        ends("only-replica-dies-and-returns", cluster);
    }

    @Test
    void a_returning_replica_is_not_promoted_over_an_open_primary_out_of_reach() {
        var cluster = settled(1, Persistence.NONE);
        var before = primary(cluster);
        var replica = cluster.pod(replicas(cluster).getFirst().pod);
        cluster.kubelet.fastestRestart = 6_000;
        cluster.kubelet.slowestRestart = 6_000;
        cluster.kubelet.crash(replica);
        cluster.run(1_000);
        cluster.cut(List.of(before.host), List.of(FakeOperator.HOST, replica.host));
        cluster.run(20_000);
        assertThat(primary(cluster)).isSameAs(before);
        cluster.heal();
        cluster.run(10_000);
        assertThat(cluster.ledger.missingOn(before)).isEmpty();
        ends("open-primary-cut-off", cluster);
    }

    private static SimulatedCluster switchover(int diesAfter) {
        var cluster = settled(2, Persistence.NONE);
        var before = primary(cluster);
        cluster.request = Optional.of(new SwitchoverRequest(Optional.empty(), Reason.UPDATING));
        cluster.operator().diesIn = diesAfter;
        cluster.operator().wake();
        while (cluster.operator().alive
                && !(cluster.invariants.latest != before && cluster.invariants.promotions > 1)) {
            cluster.time.step();
        }
        cluster.request = Optional.empty();
        cluster.run(300);
        if (cluster.operator().alive) {
            cluster.operator().diesIn = -1;
        } else {
            cluster.startOperator();
        }
        cluster.run(12_000);
        return cluster;
    }

    @Test
    void a_switchover_loses_nothing_and_takes_less_than_a_hundred_milliseconds() {
        var cluster = switchover(-1);
        assertThat(cluster.ledger.missingOn(primary(cluster))).isEmpty();
        assertThat(cluster.ledger.longestGap(9_000, cluster.time.now())).isLessThan(200);
        ends("switchover", cluster);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void an_operator_that_dies_after_any_step_of_a_switchover_loses_nothing(int actions) {
        var cluster = switchover(actions);
        Health.require(cluster);
        assertThat(cluster.ledger.missingOn(primary(cluster))).isEmpty();
    }

    @Test
    void a_new_leader_finishes_the_promotion_of_the_old_one() {
        var cluster = switchover(4);
        ends("new-leader-in-a-switchover", cluster);
    }

    @Test
    void a_cold_start_waits_for_the_best_node_and_then_goes_on_without_it() {
        var cluster = settled(2, Persistence.APPEND_ONLY);
        var best = cluster.pod(primary(cluster).pod);
        cluster.kubelet.fastestRestart = 12_000;
        cluster.kubelet.slowestRestart = 12_000;
        cluster.kubelet.crash(best);
        cluster.kubelet.fastestRestart = 200;
        cluster.kubelet.slowestRestart = 600;
        List.copyOf(cluster.pods).stream().filter(p -> p != best).forEach(cluster.kubelet::crash);
        cluster.run(25_000);
        assertThat(primary(cluster).pod).isNotEqualTo(best.name);
        ends("cold-start-without-the-best", cluster);
    }

    @Test
    void of_two_primaries_at_the_start_the_higher_marker_wins_and_the_other_is_closed() {
        var cluster = settled(2, Persistence.NONE);
        var before = primary(cluster);
        cluster.operator().die();
        cluster.run(500);
        cluster.promoteByHand(replicas(cluster).getFirst());
        cluster.startOperator();
        cluster.run(10_000);
        assertThat(primary(cluster)).isSameAs(before);
        ends("two-primaries-at-start", cluster);
    }

    @Test
    void a_replica_that_somebody_promotes_takes_no_write_and_is_attached_again() {
        var cluster = settled(2, Persistence.NONE);
        var before = primary(cluster);
        cluster.promoteByHand(replicas(cluster).getFirst());
        cluster.run(10_000);
        assertThat(primary(cluster)).isSameAs(before);
        ends("replica-promoted-by-hand", cluster);
    }

    @Test
    void a_container_restarted_within_a_second_is_not_waited_for_when_replicas_are_in_sync() {
        var cluster = settled(2, Persistence.APPEND_ONLY);
        var before = primary(cluster).pod;
        cluster.kubelet.fastestRestart = 50;
        cluster.kubelet.slowestRestart = 50;
        cluster.kubelet.crash(cluster.pod(before));
        cluster.run(10_000);
        assertThat(primary(cluster).pod).isNotEqualTo(before);
        ends("append-only-restart", cluster);
    }

    @Test
    void a_lone_node_with_an_append_only_file_gets_its_role_and_its_data_back() {
        var cluster = settled(0, Persistence.APPEND_ONLY);
        cluster.kubelet.crash(cluster.pod("s0-0"));
        cluster.run(6_000);
        assertThat(cluster.ledger.missingOn(primary(cluster))).isEmpty();
        ends("lone-node-restarts", cluster);
    }

    @Test
    void every_story_file_has_its_test() throws IOException {
        try (var files = Files.list(Golden.FOLDER)) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".log.golden", "")))
                    .containsExactlyInAnyOrderElementsOf(NAMES);
        }
    }
}
