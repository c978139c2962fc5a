package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Durations;
import dev.hearth.api.v1alpha1.CacheClusterSpec;
import dev.hearth.api.v1alpha1.ClusterDefaults;
import dev.hearth.api.v1alpha1.WriteSafety;
import dev.hearth.operator.desired.EffectiveSpec;
import dev.hearth.operator.model.ShardPolicy;
import java.time.Duration;

/** What the shard protocol needs of the spec. */
final class ShardPolicies {

    /** A member that may hold newer data is given this long to answer when everything starts at once. */
    private static final Duration COLD_START_WAIT = Duration.ofMinutes(2);

    private ShardPolicies() {}

    static ShardPolicy of(EffectiveSpec effective, CacheClusterSpec spec) {
        var failover = ClusterDefaults.failover(spec);
        return new ShardPolicy(
                effective.replicas(),
                effective.storage().mode(),
                Durations.parse(failover.detectAfter()),
                failover.writeSafety() == WriteSafety.FENCED,
                Durations.parse(failover.maxReplicationLag()),
                Durations.parse(failover.coolDown()),
                COLD_START_WAIT);
    }
}
