package dev.hearth.e2e.demo;

/**
 * A rate at one moment.
 *
 * @param atMillis milliseconds after the Kubernetes node was lost; the end of the span that was counted
 * @param perSecond commands a second
 */
public record Sample(long atMillis, double perSecond) {}
