package dev.hearth.operator.model;

import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.api.v1alpha1.HoldStatus;
import dev.hearth.api.v1alpha1.ShardStatus;
import java.util.List;
import java.util.Map;

/** Statuses of the pass before, with nothing but what decisions remember by them. */
public final class StatusFixture {

    private StatusFixture() {}

    /**
     * @param generation of the spec that it was written for
     * @param handled requests by annotation that were handled, by name
     */
    public static CacheClusterStatus of(
            long generation, List<ShardStatus> shards, List<HoldStatus> holds, Map<String, String> handled) {
        return new CacheClusterStatus(
                generation, List.of(), null, null, null, null, null, null, null, null, shards, holds, handled);
    }
}
