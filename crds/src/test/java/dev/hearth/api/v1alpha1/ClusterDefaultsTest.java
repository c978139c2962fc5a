package dev.hearth.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterDefaultsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{engine: {type: Memcached}, mode: Pool}                                        | 85",
                "{engine: {type: Valkey}, replicasPerShard: 0}                                  | 85",
                "{engine: {type: Valkey}}                                                       | 75",
                "{engine: {type: Redis}, replicasPerShard: 1}                                   | 75",
                "{engine: {type: Redis}, persistence: {mode: AppendOnly, size: 1Gi}}            | 65",
                "{engine: {type: Redis}, replicasPerShard: 0, persistence: {mode: Snapshot, size: 1Gi}} | 65",
                "{engine: {type: Redis}, memory: {maxmemoryPercent: 80}}                        | 80"
            })
    void the_data_limit_leaves_room_for_what_the_server_does_not_count(String yaml, int percent) {
        assertThat(ClusterDefaults.maxmemoryPercent(spec(yaml))).isEqualTo(percent);
    }

    @Test
    void a_replicated_cluster_has_two_copies_and_a_pool_none() {
        assertThat(ClusterDefaults.replicasPerShard(spec("{engine: {type: Valkey}}")))
                .isEqualTo(2);
        assertThat(ClusterDefaults.replicasPerShard(spec("{engine: {type: Memcached}, mode: Pool}")))
                .isZero();
        assertThat(ClusterDefaults.replicasPerShard(spec("{engine: {type: Valkey}, replicasPerShard: 0}")))
                .isZero();
    }

    @Test
    void keys_without_a_ttl_stay_unless_the_engine_knows_no_such_policy() {
        assertThat(ClusterDefaults.evictionPolicy(spec("{engine: {type: Valkey}}")))
                .isEqualTo(EvictionPolicy.VOLATILE_LFU);
        assertThat(ClusterDefaults.evictionPolicy(spec("{engine: {type: Memcached}, mode: Pool}")))
                .isEqualTo(EvictionPolicy.ALLKEYS_LRU);
        assertThat(ClusterDefaults.evictionPolicy(
                        spec("{engine: {type: Valkey}, memory: {evictionPolicy: noeviction}}")))
                .isEqualTo(EvictionPolicy.NOEVICTION);
    }

    @Test
    void there_is_a_password_where_the_engine_has_one() {
        assertThat(ClusterDefaults.authMode(spec("{engine: {type: Redis}, auth: {passwordOverlap: 1h}}")))
                .isEqualTo(AuthMode.PASSWORD);
        assertThat(ClusterDefaults.authMode(spec("{engine: {type: Memcached}, mode: Pool}")))
                .isEqualTo(AuthMode.DISABLED);
    }

    @Test
    void an_unset_failover_group_is_the_default_one() {
        assertThat(ClusterDefaults.failover(spec("{engine: {type: Redis}}"))).isEqualTo(FailoverSpec.DEFAULT);
        assertThat(ClusterDefaults.failover(spec("{engine: {type: Redis}, failover: {detectAfter: 5s}}")))
                .isEqualTo(new FailoverSpec("5s", WriteSafety.FENCED, "2s", "10s"));
    }

    private static CacheClusterSpec spec(String yaml) {
        return Serialization.unmarshal("spec: " + yaml, Holder.class).spec();
    }

    record Holder(CacheClusterSpec spec) {}
}
