package dev.hearth.operator.model;

import java.time.Instant;

/**
 * A pod's Ready condition.
 *
 * @param ready whether it is True
 * @param changedAt when it last changed, in whole seconds, by the clock of whoever wrote it; the epoch when never
 */
public record Readiness(boolean ready, Instant changedAt) {}
