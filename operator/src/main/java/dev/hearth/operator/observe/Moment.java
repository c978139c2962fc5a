package dev.hearth.operator.observe;

import java.time.Instant;

/**
 * When something happens to the node watch.
 *
 * @param at the wall clock, for people and for the status
 * @param nanos a monotonic clock, for deadlines
 * @param lastLateNanos when by the monotonic clock the watch itself was late the last time: a silence to a question asked
 *     before it says nothing
 */
record Moment(Instant at, long nanos, long lastLateNanos) {}
