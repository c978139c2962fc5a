package dev.hearth.client.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.client.CachePolicy;
import dev.hearth.client.Codec;
import dev.hearth.client.HearthCache;
import dev.hearth.client.HearthClient;
import dev.hearth.client.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Random programs on random faults, on virtual time, against the simplest model of a source: a number that grows. */
class WholeCacheTest {

    private static final long TTL = 3_000;
    private static final long EPSILON = 100;
    private static final long DOUBT = 2_050;
    private static final int KEYS = 3;

    private static final class Run {
        final Random random;
        final VirtualTimeline timeline;
        final MemoryCluster cluster;
        final List<Program> programs = new ArrayList<>();
        final long[] version = new long[KEYS];
        /** When each version of each key was replaced; the newest has not been. */
        final List<List<Long>> replacedAt = new ArrayList<>();

        /** When which version was acknowledged to be invalidated, in this order: time, version. */
        final List<List<long[]>> acknowledged = new ArrayList<>();

        final boolean losesAcknowledged;
        int served;
        int stores;
        String trouble = "";

        Run(long seed, boolean losesAcknowledged) {
            random = new Random(seed);
            timeline = new VirtualTimeline(seed);
            cluster = new MemoryCluster(timeline);
            this.losesAcknowledged = losesAcknowledged;
            for (var k = 0; k < KEYS; k++) {
                replacedAt.add(new ArrayList<>());
                acknowledged.add(new ArrayList<>());
            }
            for (var i = 0; i < 3; i++) {
                programs.add(new Program(this));
            }
        }

        void fail(String what) {
            if (trouble.isEmpty()) {
                trouble = what + " at " + timeline.nanos() / 1_000_000 + " ms";
            }
        }

        long now() {
            return timeline.nanos() / 1_000_000;
        }
    }

    private static final class Program {
        final Run run;
        final HearthClient client;
        final HearthCache<String, String> cache;
        final long[] known = new long[KEYS];

        Program(Run run) {
            this.run = run;
            client = HearthClient.builder("memory")
                    .connector(run.cluster.connector())
                    .timeline(run.timeline)
                    .executor(task -> run.timeline.after(run.random.nextInt(8), task))
                    .policy(
                            "k",
                            CachePolicy.of(Profile.HOT_KEYS, "k*")
                                    .ttl(Duration.ofMillis(TTL))
                                    .localTtl(Duration.ofMillis(TTL))
                                    .lease(Duration.ofMillis(500))
                                    .maxLoadsPerSecond(100_000)
                                    .build())
                    .build();
            cache = client.cache("k", Codec.string());
        }

        CompletableFuture<String> read(int k) {
            return cache.getAsync("k" + k, key -> Long.toString(run.version[k]));
        }

        void get(int k) {
            var began = run.now();
            var floor = run.losesAcknowledged ? 0 : known[k];
            read(k).whenComplete((text, error) -> {
                if (error != null) {
                    return;
                }
                run.served++;
                var got = Long.parseLong(text);
                if (got < floor) {
                    run.fail("k" + k + ": read v" + got + ", this program had v" + floor + " invalidated before");
                }
                for (var said : run.acknowledged.get(k)) {
                    if (!run.losesAcknowledged && said[0] < began - DOUBT && got < said[1]) {
                        run.fail("k" + k + ": read v" + got + ", v" + said[1] + " was acknowledged " + (began - said[0])
                                + " ms before");
                    }
                }
                var replaced = run.replacedAt.get(k);
                if (got < replaced.size() && began > replaced.get((int) got) + TTL + EPSILON) {
                    run.fail("k" + k + ": v" + got + " served " + (began - replaced.get((int) got))
                            + " ms after it was replaced");
                }
            });
        }

        void write(int k) {
            var mine = ++run.version[k];
            run.replacedAt.get(k).add(run.now());
            cache.invalidateAsync("k" + k).whenComplete((done, error) -> {
                if (error == null) {
                    known[k] = Math.max(known[k], mine);
                    run.acknowledged.get(k).add(new long[] {run.now(), mine});
                    run.stores++;
                }
            });
        }
    }

    private static void fault(Run run, int kind) {
        switch (kind) {
            case 0 -> run.cluster.cut();
            case 1 -> run.cluster.hang();
            case 2 -> run.cluster.fence();
            case 3 -> run.cluster.stepClock(List.of(-5_000, -200, 40, 2_000).get(run.random.nextInt(4)));
            case 4 -> run.cluster.failOver();
            case 5 -> run.cluster.flush();
            default -> run.cluster.heal();
        }
    }

    private static Run play(long seed, int steps, boolean losing) {
        var run = new Run(seed, losing);
        run.cluster.latency(run.random.nextBoolean() ? 450 : 8_000);
        run.timeline.advance(200);
        for (var step = 0; step < steps && run.trouble.isEmpty(); step++) {
            var program = run.programs.get(run.random.nextInt(run.programs.size()));
            var what = run.random.nextInt(100);
            if (what < 70) {
                program.get(run.random.nextInt(KEYS));
            } else if (what < 85) {
                program.write(run.random.nextInt(KEYS));
            } else if (what < 88) {
                fault(run, run.random.nextInt(8));
            } else if (what < 91) {
                run.cluster.heal();
            } else if (losing && what < 92) {
                run.cluster.stopReplication();
                run.timeline.advance(run.random.nextInt(60));
                run.cluster.failOver();
            } else {
                run.timeline.advance(run.random.nextInt(what < 98 ? 40 : 1_500));
            }
        }
        return run;
    }

    /** After the last fault is healed, nobody reads anything older than what anybody had acknowledged; no TTL has to end for it. */
    private static void settle(Run run) {
        run.cluster.heal();
        run.timeline.advance(1_800);
        for (var k = 0; k < KEYS; k++) {
            var acknowledged = 0L;
            for (var program : run.programs) {
                acknowledged = Math.max(acknowledged, program.known[k]);
            }
            for (var program : run.programs) {
                var read = program.read(k);
                run.timeline.until("an answer", 5_000, read::isDone);
                if (Long.parseLong(read.join()) < acknowledged) {
                    run.fail("settled, but k" + k + " reads v" + read.join() + ", acknowledged was v" + acknowledged);
                }
            }
        }
    }

    @Property(tries = 200)
    void nothingOldIsServedWhateverFails(@ForAll long seed) {
        var run = play(seed, 600, false);
        settle(run);

        assertThat(run.trouble).as("seed %s, %s reads", seed, run.served).isEmpty();
    }

    @Property(tries = 200)
    void whatAFailoverLosesIsBoundedByTheTtlAndMadeGood(@ForAll long seed) {
        var run = play(seed, 600, true);
        settle(run);

        assertThat(run.trouble).as("seed %s, %s reads", seed, run.served).isEmpty();
    }

    @Test
    void theRandomProgramsDoSomething() {
        var run = play(42, 5_000, false);
        settle(run);

        assertThat(run.served).isGreaterThan(2_000);
        assertThat(run.stores).isGreaterThan(200);
        assertThat(run.programs.get(0).cache.stats().localHits()).isPositive();
        assertThat(run.programs.get(0).cache.stats().sharedHits()).isPositive();
    }
}
