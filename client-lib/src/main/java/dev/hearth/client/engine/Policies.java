package dev.hearth.client.engine;

import dev.hearth.client.CachePolicy;
import dev.hearth.client.cell.Spread;
import org.jspecify.annotations.Nullable;

/**
 * The policies of one class at one time.
 *
 * @param newest what is rolled out
 * @param stable what the keys outside the rollout have; null: they are not cached
 */
public record Policies(CachePolicy newest, @Nullable CachePolicy stable) {

    /** One policy for all keys. */
    public static Policies of(CachePolicy policy) {
        return new Policies(policy, policy);
    }

    /** The policy of one key. */
    CachePolicy of(String cacheClass, String key) {
        if (newest.rolloutPercent() >= 100 || Spread.covers(cacheClass, key, newest.rolloutPercent())) {
            return newest;
        }
        return stable == null ? newest.toBuilder().mode(CachePolicy.Mode.BYPASS).build() : stable;
    }
}
