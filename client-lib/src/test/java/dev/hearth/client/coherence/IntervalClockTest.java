package dev.hearth.client.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.client.coherence.IntervalClock.Sample;
import dev.hearth.client.port.ClockProposal;
import dev.hearth.client.port.ClockRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bound on age, whatever clocks do: a simulation of servers with wrong, drifting and stepped clocks, and of clients. */
class IntervalClockTest {

    private static final double TTL = 3_000;

    /** All of a world has one true time, in milliseconds, that nobody knows. */
    private static final class World {
        final Random random;
        double now;
        Server primary;
        ClockRecord record = ClockRecord.NONE;
        int servers;

        World(long seed) {
            random = new Random(seed);
            now = 1e6 + random.nextDouble() * 1e8;
            primary = new Server(this);
        }

        /** What clock.lua does. */
        ClockRecord propose(ClockProposal wanted) {
            var carries = wanted.correction() != null
                    && wanted.era() != null
                    && record.exists()
                    && record.era() == wanted.era()
                    && (!record.runId().equals(wanted.runId()) || record.correction() == wanted.readCorrection());
            if (carries) {
                record = new ClockRecord(
                        wanted.runId(),
                        record.era(),
                        Objects.requireNonNull(wanted.correction()),
                        record.slack() + wanted.error(),
                        wanted.now());
            } else if (wanted.newEra() != null && !(record.exists() && record.era() == wanted.newEra())) {
                record = new ClockRecord(wanted.runId(), wanted.newEra(), 0, 0, wanted.now());
            }
            return record;
        }
    }

    private static final class Server {
        final String runId;
        double offset;

        Server(World world) {
            runId = "s" + ++world.servers;
            offset = switch (world.random.nextInt(4)) {
                case 0 -> (world.random.nextDouble() - 0.5) * 60;
                case 1 -> (world.random.nextDouble() - 0.5) * 7.2e6;
                default -> 0;
            };
        }

        long time(World world) {
            return (long) (world.now + offset);
        }
    }

    private static final class Client {
        final World world;
        final double drift;
        final double start;
        final double wall;
        final IntervalClock clock = new IntervalClock();
        String runId = "";

        Client(World world) {
            this.world = world;
            drift = (world.random.nextDouble() - 0.5) * 2e-4;
            start = world.random.nextDouble() * 1e9;
            wall = switch (world.random.nextInt(3)) {
                case 0 -> (world.random.nextDouble() - 0.5) * 60;
                case 1 -> (world.random.nextDouble() - 0.5) * 7.2e6;
                default -> 0;
            };
        }

        long nanos() {
            return (long) ((world.now * (1 + drift) + start) * 1e6);
        }

        void sample() {
            var sent = nanos();
            world.now += world.random.nextDouble() * 0.8;
            var time = world.primary.time(world);
            world.now += world.random.nextDouble() * 0.8;
            var received = nanos();
            clock.sampled(new Sample(
                            sent, received, time, (long) (world.now + wall), world.primary.runId, world.record))
                    .ifPresent(proposal -> clock.stored(world.propose(proposal)));
            runId = world.primary.runId;
        }
    }

    private record Value(long stamp, int era, double trueStart) {}

    @Test
    void noValueIsServedBeyondItsTtlWhateverClocksDo() {
        var served = 0L;
        for (var seed = 0; seed < 1_000; seed++) {
            served += oneRun(seed);
        }
        assertThat(served).as("values served in all").isGreaterThan(100_000);
    }

    private static long oneRun(long seed) {
        var served = 0L;
        var world = new World(seed);
        var random = world.random;
        List<Client> clients = new ArrayList<>();
        for (var i = 0; i < 4; i++) {
            clients.add(new Client(world));
        }
        Value value = null;
        var worst = Double.NEGATIVE_INFINITY;
        for (var step = 0; step < 2_000; step++) {
            world.now += -Math.log(1 - random.nextDouble()) * 20;
            var happening = random.nextDouble();
            var who = random.nextInt(clients.size());
            if (happening < 0.002) {
                world.primary = new Server(world);
                world.now += 500 + random.nextDouble() * 3_500;
            } else if (happening < 0.003) {
                world.primary.offset += List.of(-5e3, -200.0, 40.0, 2e3, 3.6e6).get(random.nextInt(5));
            } else if (happening < 0.006) {
                world.now += random.nextDouble() * 9_000;
            } else if (happening < 0.007) {
                clients.set(who, new Client(world));
            }
            var client = clients.get(who);
            if (client.clock.time().isEmpty()
                    || !client.runId.equals(world.primary.runId)
                    || random.nextDouble() < 0.05) {
                client.sample();
            }
            var time = client.clock.time();
            if (time.isEmpty()) {
                continue;
            }
            var nanos = client.nanos();
            if (value == null || random.nextDouble() < 0.01) {
                value = new Value(time.get().earliest(nanos), time.get().era(), world.now);
                world.now += random.nextDouble() * 300;
            } else if (value.era() == time.get().era() && time.get().judging(nanos) - value.stamp() <= TTL) {
                served++;
                worst = Math.max(worst, world.now - value.trueStart() - TTL);
            } else {
                value = null;
            }
        }
        assertThat(worst).as("ms beyond the TTL, seed %s", seed).isLessThan(100);
        return served;
    }

    @Test
    void theFirstClientOfAnEmptyClusterBeginsAnEraAtOnce() {
        var world = new World(1);
        var client = new Client(world);
        client.sample();

        assertThat(client.clock.time()).isPresent();
        assertThat(world.record.era())
                .isEqualTo(client.clock.time().orElseThrow().era());
    }

    @Test
    void aClientCarriesItsTimeOverToAServerWithAnotherClock() {
        var world = new World(1);
        world.primary.offset = 0;
        var client = new Client(world);
        client.sample();
        var before = client.clock.time().orElseThrow();
        world.primary = new Server(world);
        world.primary.offset = -3.6e6;
        client.sample();

        var after = client.clock.time().orElseThrow();
        assertThat(after.era()).isEqualTo(before.era());
        assertThat(after.now(client.nanos())).isBetween(world.now - 10, world.now + 10);
    }

    @Test
    void aSampleThatTookTooLongIsThrownAway() {
        var clock = new IntervalClock();

        assertThat(clock.sampled(new Sample(0, 41_000_000, 5, 5, "a", ClockRecord.NONE)))
                .isEmpty();
        assertThat(clock.time()).isEmpty();
    }

    @Test
    void aStrangerWhoseWallClockDisagreesWaitsForAWitness() {
        var clock = new IntervalClock();
        var record = new ClockRecord("a", 7, 0, 0, 100);
        assertThat(clock.sampled(new Sample(0, 1_000_000, 5_000_000, 9_000_000, "a", record)))
                .isEmpty();
        assertThat(clock.time()).isEmpty();

        var confirmed = new ClockRecord("a", 7, 0, 0, 900);
        clock.sampled(new Sample(500_000_000, 501_000_000, 5_000_500, 9_000_500, "a", confirmed));
        assertThat(clock.time()).isPresent();
    }

    @Test
    void aWitnessFromBeforeAStepOfTheServersClockDoesNotCount() {
        var clock = new IntervalClock();
        clock.sampled(new Sample(0, 1_000_000, 5_000_000, 9_000_000, "a", new ClockRecord("a", 7, 0, 0, 100)));

        // Somebody confirmed the record, then the clock was set two seconds ahead.
        var confirmed = new ClockRecord("a", 7, 0, 0, 900);
        clock.sampled(new Sample(500_000_000, 501_000_000, 5_002_500, 9_000_500, "a", confirmed));
        assertThat(clock.time()).isEmpty();
    }

    @Test
    void aStrangerWithoutAWitnessBeginsAnEra() {
        var clock = new IntervalClock();
        var record = new ClockRecord("old", 7, 0, 0, 100);
        clock.sampled(new Sample(0, 1_000_000, 5_000_000, 9_000_000, "new", record));

        var proposal = clock.sampled(new Sample(2_100_000_000L, 2_101_000_000L, 5_002_100, 9_002_100, "new", record));
        assertThat(proposal).isPresent();
        assertThat(proposal.orElseThrow().newEra()).isEqualTo(8);
    }
}
