package dev.hearth.client.coherence;

/**
 * What this process knows about cluster time: an offset to its monotonic clock and how wrong it may be. Immutable. All bounds on
 * age follow from using the earliest possible now for stamps and the latest possible one for judging.
 *
 * @param era stamps of another era mean nothing
 * @param anchorNanos monotonic time of the sample
 * @param anchorMillis cluster time at that moment
 * @param errorMillis how wrong that may be, both ways
 * @param slackMillis what corrections of the shared record may have added
 */
public record ClusterTime(int era, long anchorNanos, double anchorMillis, double errorMillis, long slackMillis) {

    /** Quartz drifts by up to 100 parts in a million; server and client may drift apart. */
    private static final double DRIFT = 200e-6;

    private static final double NANOS = 1e6;

    /** Cluster time now, as well as it is known. */
    public double now(long nanos) {
        return anchorMillis + (nanos - anchorNanos) / NANOS;
    }

    /** How wrong {@link #now} may be, in milliseconds. */
    public double error(long nanos) {
        return errorMillis + Math.abs(nanos - anchorNanos) / NANOS * DRIFT;
    }

    /** The earliest that now can be: the stamp of a load that begins. */
    public long earliest(long nanos) {
        return (long) Math.floor(now(nanos) - error(nanos));
    }

    /** The latest that now can be: a barrier. */
    public long latest(long nanos) {
        return (long) Math.ceil(now(nanos) + error(nanos));
    }

    /** The latest that now can be for a stamp of another client: what values are judged by. */
    public long judging(long nanos) {
        return latest(nanos) + slackMillis;
    }
}
