package dev.hearth.e2e.demo;

import java.util.List;

/**
 * What a chart shows. All moments are milliseconds after the Kubernetes node was lost.
 *
 * @param fromMillis left edge
 * @param toMillis right edge, after the left one
 * @param top the highest rate of the axis
 * @param writeStepMillis the span that each sample of writes counts
 * @param writes in the order of time
 * @param reads in the order of time
 * @param outageFrom the last acknowledged write before the outage
 * @param outageTo the first one after it
 * @param phases in the order of time
 */
record ChartData(
        long fromMillis,
        long toMillis,
        double top,
        long writeStepMillis,
        List<Sample> writes,
        List<Sample> reads,
        long outageFrom,
        long outageTo,
        List<Phase> phases) {}
