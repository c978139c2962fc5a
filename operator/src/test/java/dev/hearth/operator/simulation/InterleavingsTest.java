package dev.hearth.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.Persistence;
import dev.hearth.operator.model.ShardPolicy;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Any interleaving of faults, crashes and delays keeps the promises. A failure prints its seed; give it back with {@code
 * -Dhearth.seed=} to see that story again, and {@code -Dhearth.seeds=} for more of them.
 */
class InterleavingsTest {

    private static final int SEEDS = Integer.getInteger("hearth.seeds", 150);
    private static final long LEAST_STEPS = 100_000;

    @Test
    void no_interleaving_of_faults_breaks_an_invariant_and_every_shard_serves_again() {
        assertThat(seeds(0).map(seed -> run(seed, false)).sum()).isGreaterThanOrEqualTo(least());
    }

    @Test
    void planned_changes_and_dying_operators_lose_no_acknowledged_write() {
        assertThat(seeds(1_000_000).map(seed -> run(seed, true)).sum()).isGreaterThanOrEqualTo(least());
    }

    private static long least() {
        return Long.getLong("hearth.seed") == null ? LEAST_STEPS : 1;
    }

    private static LongStream seeds(long from) {
        var one = Long.getLong("hearth.seed");
        return one == null ? LongStream.range(from, from + SEEDS) : LongStream.of(one);
    }

    private static long run(long seed, boolean planned) {
        var random = new Random(seed * 31 + 7);
        var cluster = new SimulatedCluster(seed, policy(random, planned));
        try {
            story(cluster, random, planned);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed + " (" + cluster.policy + ")\n" + String.join("\n", cluster.time.story()), e);
        }
        return cluster.time.steps();
    }

    private static void story(SimulatedCluster cluster, Random random, boolean planned) {
        var chaos = new Chaos(cluster, planned);
        cluster.slowestLink = planned && random.nextBoolean() ? 150 : 3;
        cluster.ledger.every = planned && random.nextInt(4) == 0 ? 2 : 40;
        cluster.lostAnswers = random.nextBoolean() ? 0.03 : 0;
        cluster.run(10_000);
        Health.require(cluster);
        cluster.longestSync = random.nextBoolean() ? 200 : 3_000;
        for (var strikes = 1 + random.nextInt(8); strikes > 0; strikes--) {
            chaos.strike();
            cluster.run(random.nextInt(planned ? 8_000 : 5_000));
            if (planned) {
                cluster.run(7_000);
            }
        }
        chaos.calm();
        cluster.run(45_000);
        Health.require(cluster);
        if (planned) {
            assertThat(cluster.ledger.missingOn(Health.primary(cluster))).isEmpty();
        }
    }

    private static ShardPolicy policy(Random random, boolean planned) {
        return new ShardPolicy(
                planned ? 2 : random.nextInt(4),
                random.nextBoolean() ? Persistence.NONE : Persistence.APPEND_ONLY,
                Duration.ofSeconds(2),
                true,
                Duration.ofSeconds(2),
                Duration.ofSeconds(random.nextInt(10)),
                Duration.ofSeconds(5));
    }
}
