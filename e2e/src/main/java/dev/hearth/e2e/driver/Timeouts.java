package dev.hearth.e2e.driver;

import java.time.Duration;

/**
 * The client's patience.
 *
 * @param connect until a TCP connection stands; below the first SYN retransmission (1 s), so that a lost address costs
 *     little
 * @param command until a reply is read; an acknowledgement after it does not count. Must be below the fence wait of the
 *     protocol (maxReplicationLag + 2 s), or a woken primary's late replies would count as acknowledgements
 * @param retryPause between a failure and the next attempt of the same connection
 * @param connectionLife after which a reader connects anew, so that rebuilt nodes get their share of readers
 * @param gap the shortest time without any acknowledgement that is an outage
 */
public record Timeouts(Duration connect, Duration command, Duration retryPause, Duration connectionLife, Duration gap) {

    /** The longest command time-out for which late replies of a woken primary cannot count, at the default lag. */
    private static final Duration FENCE_WAIT = Duration.ofSeconds(4);

    /** 200 ms to connect, 1 s for a command, 25 ms before the next attempt, outages from 100 ms. */
    public static final Timeouts STANDARD = new Timeouts(
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofMillis(25),
            Duration.ofSeconds(10),
            Duration.ofMillis(100));

    /** Refuses a command time-out that is not below the fence wait at the default replication lag. */
    public Timeouts {
        if (command.compareTo(FENCE_WAIT) >= 0) {
            throw new IllegalArgumentException("the command time-out " + command + " must be below " + FENCE_WAIT
                    + ": a woken primary's late replies would count as acknowledgements");
        }
    }
}
