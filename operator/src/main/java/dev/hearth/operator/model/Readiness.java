package dev.hearth.operator.model;

import java.time.Instant;

/**
 * A pod's Ready condition, and the gate that it waits for.
 *
 * @param ready whether the condition is True
 * @param changedAt when it or the gate last changed, in whole seconds, by the clock of whoever wrote it; the epoch when
 *     never
 */
public record Readiness(boolean ready, Instant changedAt) {}
