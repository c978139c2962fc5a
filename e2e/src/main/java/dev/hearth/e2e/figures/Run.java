package dev.hearth.e2e.figures;

import java.util.OptionalLong;

/**
 * One run of a scenario. Spans are milliseconds.
 *
 * @param detect until the status told of it
 * @param writeGap longest time without an acknowledged write
 * @param ackedLost acknowledged writes that were gone afterwards
 * @param rebuild until all nodes served again
 */
public record Run(OptionalLong detect, long writeGap, long ackedLost, OptionalLong rebuild) {}
