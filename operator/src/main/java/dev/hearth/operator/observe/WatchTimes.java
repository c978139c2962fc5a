package dev.hearth.operator.observe;

import java.time.Duration;

/**
 * The rhythm of the node watch.
 *
 * @param askAgain how long the first missing answer is waited for before the node is asked again
 * @param deadline an answer that takes longer is a silence
 * @param dropAfter how long a connection may be silent before it is closed and another one tried
 * @param recheck from a refusal, a failed connect or a repeated loss to the next look
 * @param quickRefusals how many refusals in a row are looked at in that rhythm before the regular turn suffices
 * @param expecting how long a command may be under way before the watch asks again by itself
 */
public record WatchTimes(
        Duration askAgain,
        Duration deadline,
        Duration dropAfter,
        Duration recheck,
        int quickRefusals,
        Duration expecting) {

    /**
     * Measured: a connection is dropped late, since dropping at the first silence turns a hiccup into a stampede. The
     * deadline is above the scripts and forks that a healthy server stops for; two answers are missing within 0.8 s.
     */
    public static WatchTimes defaults() {
        return new WatchTimes(
                Duration.ofMillis(300),
                Duration.ofMillis(500),
                Duration.ofSeconds(3),
                Duration.ofMillis(200),
                5,
                Duration.ofSeconds(2));
    }
}
