package dev.hearth.operator.decide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Reason;
import dev.hearth.api.Timestamps;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.api.v1alpha1.HoldStatus;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.NodeFixture;
import dev.hearth.operator.model.StatusFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveChangesTest {

    private static ClusterFixture with(String config) {
        return ClusterFixture.healthy(2)
                .newSpec("{engine: {type: Valkey}, replicasPerShard: 2, config: " + config + "}");
    }

    private static List<String> deeds(ClusterFixture cluster) {
        return Plans.deeds(LiveChanges.plan(Plans.situation(cluster)).actions());
    }

    private static CacheClusterStatus refused(long generation, Duration left) {
        var hold = new HoldStatus(
                "Set hz",
                0,
                Reason.SETTING_REFUSED.text(),
                "hz was refused by web-s0-1: no",
                Timestamps.text(ClusterFixture.NOW.plus(left)));
        return StatusFixture.of(generation, List.of(), List.of(hold), Map.of());
    }

    @Test
    void replicas_get_a_value_before_the_primary() {
        assertThat(deeds(with("{hz: \"50\"}")
                        .node(0, n -> n.set("hz", "10"))
                        .node(1, n -> n.set("hz", "10"))
                        .node(2, n -> n.set("hz", "10"))))
                .containsExactly("Set web-s0-1 hz=50", "Set web-s0-2 hz=50", "Set web-s0-0 hz=50");
    }

    @Test
    void a_server_that_runs_with_the_values_is_left_alone() {
        assertThat(LiveChanges.plan(Plans.situation(ClusterFixture.healthy(2))).idle())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"repl-backlog-size, 64mb, 67108864", "hz, 50, 50", "activedefrag, Yes, yes", "timeout, 1k, 1000"})
    void what_a_person_writes_is_compared_with_what_a_server_prints(String name, String written, String printed) {
        assertThat(SettingValue.same(printed, written)).as(name).isTrue();
        assertThat(SettingValue.same(printed + "1", written)).as(name).isFalse();
    }

    @Test
    void more_data_waits_for_the_pod_with_the_larger_limit() {
        var larger = "{engine: {type: Valkey}, replicasPerShard: 2, resources: {limits: {memory: 4Gi}}}";
        assertThat(deeds(ClusterFixture.healthy(2).newSpec(larger).newTemplate()))
                .noneMatch(deed -> deed.contains(" maxmemory="));
        assertThat(deeds(ClusterFixture.healthy(2).newSpec(larger).newTemplate().node(2, n -> n.revision("rev-2"))))
                .anyMatch(deed -> deed.startsWith("Set web-s0-2 maxmemory="));
    }

    @Test
    void less_data_is_set_before_the_pod_gets_the_smaller_limit() {
        var smaller = "{engine: {type: Valkey}, replicasPerShard: 2, resources: {limits: {memory: 256Mi}}}";
        assertThat(deeds(ClusterFixture.healthy(2).newSpec(smaller).newTemplate()))
                .anyMatch(deed -> deed.startsWith("Set web-s0-0 maxmemory="));
    }

    @Test
    void a_node_that_reads_its_data_or_is_away_is_not_asked() {
        var cluster = with("{hz: \"50\"}")
                .node(0, n -> n.set("hz", "10").loading())
                .node(1, n -> n.set("hz", "10").silentSince(ClusterFixture.NOW))
                .node(2, n -> n.set("hz", "50"));
        assertThat(deeds(cluster)).isEmpty();
    }

    @Test
    void only_what_a_server_has_accepted_is_written_where_a_restart_reads_it() {
        var cluster = with("{hz: \"50\", timeout: \"7\"}").node(1, n -> n.set("hz", "50"));
        assertThat(LiveChanges.accepted(Plans.situation(cluster))).containsExactly(Map.entry("hz", "50"));
    }

    @Test
    void a_refused_value_is_not_tried_again_in_every_pass() {
        var cluster = with("{hz: \"50\"}").node(1, n -> n.set("hz", "10")).status(refused(4, Duration.ofMinutes(3)));
        var steps = LiveChanges.plan(Plans.situation(cluster));
        assertThat(steps.actions()).isEmpty();
        assertThat(steps.holds()).extracting(Hold::action).containsExactly("Set hz");
        // The status tells milliseconds.
        assertThat(steps.nextCheck().orElseThrow()).isBetween(Duration.ofSeconds(179), Duration.ofSeconds(180));
    }

    @Test
    void a_refused_value_is_tried_again_after_a_while_and_with_a_new_spec() {
        var late = with("{hz: \"50\"}").node(1, n -> n.set("hz", "10")).status(refused(4, Duration.ofSeconds(-1)));
        var changed = with("{hz: \"50\"}").node(1, n -> n.set("hz", "10")).status(refused(3, Duration.ofMinutes(3)));
        assertThat(deeds(late)).contains("Set web-s0-1 hz=50");
        assertThat(deeds(changed)).contains("Set web-s0-1 hz=50");
    }

    @Test
    void the_fixture_is_a_server_with_the_values_of_the_accepted_spec() {
        assertThat(deeds(ClusterFixture.healthy(2).node(1, NodeFixture::cold))).isEmpty();
    }
}
