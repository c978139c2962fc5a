package dev.hearth.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.v1alpha1.EngineType;
import dev.hearth.api.v1alpha1.ServerDirectives;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveSpecTest {

    private static final Optional<String> NOTHING_RUNS = Optional.empty();

    @Test
    void an_operator_upgrade_keeps_the_image_that_nodes_run() {
        var spec = Specs.of("engine: {type: Valkey}", Optional.of("valkey/valkey:8.0.1"));
        assertThat(spec.image().name()).isEqualTo("valkey/valkey:8.0.1");
    }

    @Test
    void an_image_in_the_spec_wins_over_the_one_that_runs() {
        var spec = Specs.of("engine: {type: Valkey, image: 'own:1'}", Optional.of("valkey/valkey:8.0.1"));
        assertThat(spec.image().name()).isEqualTo("own:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    engine: {type: Redis}                                                     | 75
                    {engine: {type: Redis}, replicasPerShard: 0}                              | 85
                    {engine: {type: Redis}, persistence: {mode: AppendOnly, size: 1Gi}}       | 65
                    {engine: {type: Redis}, memory: {maxmemoryPercent: 50}}                   | 50
                    """)
    void the_share_of_data_leaves_room_for_what_the_server_does_not_count(String yaml, int percent) {
        assertThat(Specs.of(yaml, NOTHING_RUNS).memory().percent()).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"64Mi", "256Mi", "512Mi", "2Gi", "13Gi", "100Gi"})
    void the_backlog_never_crowds_out_the_data_and_the_replica_buffer_covers_it(String limit) {
        var memory = Specs.of(
                        "{engine: {type: Redis}, resources: {limits: {memory: %s}}}".formatted(limit), NOTHING_RUNS)
                .memory();
        assertThat(memory.backlog()).isLessThanOrEqualTo(memory.maxmemory() / 8);
        assertThat(memory.replicaBufferHard(memory.backlog()))
                .isGreaterThanOrEqualTo(memory.backlog())
                .isLessThan(memory.limitBytes());
        assertThat(memory.replicaBufferSoft(memory.backlog()))
                .isBetween(memory.backlog(), memory.replicaBufferHard(memory.backlog()));
    }

    @Test
    void every_directive_of_the_allow_list_has_a_value_to_go_back_to() {
        var defaults = TuningDefaults.of(
                Specs.of("engine: {type: Redis}", NOTHING_RUNS).memory());
        assertThat(defaults.keySet()).containsExactlyInAnyOrderElementsOf(ServerDirectives.of(EngineType.REDIS));
    }

    @Test
    void a_directive_that_leaves_the_spec_returns_to_its_default() {
        var with = Specs.of("{engine: {type: Redis}, config: {timeout: '300'}}", NOTHING_RUNS);
        assertThat(LiveSettings.of(with)).containsEntry("timeout", "300");
        assertThat(LiveSettings.of(with.withConfig(Map.of()))).containsEntry("timeout", "0");
    }

    @Test
    void a_live_setting_changes_the_live_hash_and_no_pod() {
        var before = Specs.of("engine: {type: Redis}", NOTHING_RUNS);
        var after = before.withConfig(Map.of("timeout", "300"));
        assertThat(ConfigHash.live(after)).isNotEqualTo(ConfigHash.live(before));
        assertThat(PodTemplates.of(after, 0, Optional.empty())).isEqualTo(PodTemplates.of(before, 0, Optional.empty()));
    }

    @Test
    void exchanging_persistence_modes_restarts_no_node() {
        var log = Specs.of("{engine: {type: Redis}, persistence: {mode: AppendOnly, size: 1Gi}}", NOTHING_RUNS);
        var snapshot = Specs.of("{engine: {type: Redis}, persistence: {mode: Snapshot, size: 1Gi}}", NOTHING_RUNS);
        assertThat(PodTemplates.of(snapshot, 0, Optional.empty())).isEqualTo(PodTemplates.of(log, 0, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "1024Mi, 1Gi",
        "1.5Gi, 1536Mi",
        "0.1, 100m",
        "1000m, 1",
        "2000M, 2G",
        "512Mi, 512Mi",
        "0, 0",
        "1e3, 1e3",
        "512Ki, 512Ki",
        "0.5Ki, 512"
    })
    void quantities_are_written_as_the_api_server_stores_them(String written, String stored) {
        assertThat(CanonicalQuantity.of(new Quantity(written)).toString()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {engine: {type: Redis}, mode: Sharded, shards: 3}     | spec.mode
                    {engine: {type: Memcached}, mode: Pool}               | spec.mode
                    {engine: {type: Redis}, tls: {secretName: web-tls}}   | spec.tls
                    """)
    void what_this_operator_cannot_run_is_refused_by_the_name_of_the_field(String yaml, String field) {
        var spec = Specs.parse(yaml);
        assertThatThrownBy(() -> EffectiveSpec.of(new ClusterIdentity("shop", "web", "1"), spec, "redis:7.4.6"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(field);
    }
}
