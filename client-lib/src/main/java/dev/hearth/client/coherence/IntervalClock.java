package dev.hearth.client.coherence;

import dev.hearth.client.port.ClockProposal;
import dev.hearth.client.port.ClockRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps cluster time going over clocks that differ, drift and jump. Cluster time is the server's TIME plus a correction that is
 * stored with the data. Whoever lives in the era carries it to a new server; a newcomer trusts the record only when its own wall
 * clock agrees or when somebody alive confirms it; when nobody does, a new era begins, and all older stamps are void. Used by one
 * thread.
 */
public final class IntervalClock {

    private static final double NANOS = 1e6;
    private static final double MAX_ROUND_TRIP = 40;
    /** TIME is cut to milliseconds. */
    private static final double RESOLUTION = 1;

    private static final double STEPPED = 5;
    private static final double WALL_AGREES = 50;
    private static final double WITNESS_WITHIN = 2_000;
    private static final long CONFIRM_AFTER = 1_000;
    private static final int ERAS = 65_535;

    private @Nullable ClusterTime time;
    private @Nullable Waiting waiting;
    private @Nullable Sample last;

    /**
     * One exchange with a server: its TIME, the record, and when this process asked and heard.
     *
     * @param sentNanos monotonic
     * @param receivedNanos monotonic
     * @param serverMillis the server's TIME
     * @param wallMillis this process's wall clock when it heard
     * @param runId the server process
     * @param record the record as read after TIME
     */
    public record Sample(
            long sentNanos, long receivedNanos, long serverMillis, long wallMillis, String runId, ClockRecord record) {

        double roundTrip() {
            return (receivedNanos - sentNanos) / NANOS;
        }

        double error() {
            return roundTrip() / 2 + RESOLUTION;
        }

        long middle() {
            return sentNanos + (receivedNanos - sentNanos) / 2;
        }
    }

    /** Since when a newcomer waits for a witness, and what cluster time would have been against its own clock. */
    private record Waiting(long sinceNanos, long seen, double offset) {

        static Waiting from(Sample sample) {
            return new Waiting(sample.receivedNanos(), sample.record().seen(), offset(sample));
        }

        static double offset(Sample sample) {
            return sample.serverMillis() + (double) sample.record().correction() - sample.middle() / NANOS;
        }

        boolean stepped(Sample sample) {
            var error = 2 * sample.error() + (sample.receivedNanos() - sinceNanos) / NANOS * 200e-6;
            return Math.abs(offset(sample) - offset) > error + STEPPED;
        }
    }

    /** Cluster time; empty before the first era is joined. */
    public Optional<ClusterTime> time() {
        return Optional.ofNullable(time);
    }

    /** Forgets the offset, because the process was suspended: its monotonic clock stood still. The era has to be joined anew. */
    public void suspended() {
        time = null;
        waiting = null;
    }

    /**
     * Takes a sample in.
     *
     * @return what to ask the server to store; then {@link #stored} must be called with its answer. Empty: nothing is to be done
     */
    public Optional<ClockProposal> sampled(Sample sample) {
        if (sample.roundTrip() > MAX_ROUND_TRIP) {
            return Optional.empty();
        }
        last = sample;
        var mine = time;
        var record = sample.record();
        if (mine != null && record.exists() && mine.era() == record.era()) {
            return carry(mine, sample);
        }
        return newcomer(sample);
    }

    private Optional<ClockProposal> carry(ClusterTime mine, Sample sample) {
        waiting = null;
        var record = sample.record();
        var correction = Math.round(mine.now(sample.middle()) - sample.serverMillis());
        var error = mine.error(sample.middle()) + sample.error();
        var stepped = Math.abs(correction - record.correction()) > error + STEPPED;
        var now = mine.earliest(sample.receivedNanos());
        if (!record.runId().equals(sample.runId()) || stepped) {
            return propose(sample, mine.era(), correction, (long) Math.ceil(error), now);
        }
        join(sample, record);
        // Tells newcomers that somebody alive agrees with the record.
        return now - record.seen() >= CONFIRM_AFTER
                ? propose(sample, mine.era(), record.correction(), 0, now)
                : Optional.empty();
    }

    private static Optional<ClockProposal> propose(Sample sample, int era, long correction, long error, long now) {
        return Optional.of(new ClockProposal(
                sample.runId(), era, correction, error, sample.record().correction(), null, now));
    }

    private Optional<ClockProposal> newcomer(Sample sample) {
        var record = sample.record();
        if (!record.exists()) {
            // Clients that begin together choose the same era, and hardly one that was used before.
            return begin(sample, (int) (sample.serverMillis() / 1_000 % ERAS) + 1);
        }
        var sameServer = record.runId().equals(sample.runId());
        var wallAgrees =
                Math.abs(sample.wallMillis() - (double) (sample.serverMillis() + record.correction())) <= WALL_AGREES;
        if (sameServer && wallAgrees) {
            join(sample, record);
            return Optional.empty();
        }
        var since = waiting;
        if (since == null || (sameServer && since.stepped(sample))) {
            // A witness from before a step of the server's clock proves nothing about the time after it.
            waiting = Waiting.from(sample);
            return Optional.empty();
        }
        if (sameServer && record.seen() > since.seen()) {
            join(sample, record);
            return Optional.empty();
        }
        return (sample.receivedNanos() - since.sinceNanos()) / NANOS < WITNESS_WITHIN
                ? Optional.empty()
                : begin(sample, record.era() % ERAS + 1);
    }

    private static Optional<ClockProposal> begin(Sample sample, int era) {
        return Optional.of(new ClockProposal(sample.runId(), null, null, 0, 0, era, sample.serverMillis()));
    }

    /** Takes in the record as it is stored after a proposal; somebody else's may have won. */
    public void stored(ClockRecord record) {
        var sample = last;
        if (sample == null || !record.exists() || !record.runId().equals(sample.runId())) {
            return;
        }
        var mine = time;
        var sameEra = mine != null && mine.era() == record.era();
        var begun = record.correction() == 0 && record.slack() == 0;
        if (sameEra || begun) {
            join(sample, record);
        }
    }

    private void join(Sample sample, ClockRecord record) {
        waiting = null;
        time = new ClusterTime(
                record.era(),
                sample.middle(),
                sample.serverMillis() + (double) record.correction(),
                sample.error(),
                record.slack());
    }
}
