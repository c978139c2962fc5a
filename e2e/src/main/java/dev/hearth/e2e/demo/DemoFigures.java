package dev.hearth.e2e.demo;

/**
 * The summary. Spans are milliseconds after the Kubernetes node was lost, unless said otherwise.
 *
 * @param detectMs until the status told of it
 * @param promoteMs until another node was primary
 * @param firstWriteMs until a write was acknowledged again
 * @param longestWriteGapMs the longest time without acknowledged writes, in the whole demo
 * @param ackedWrites acknowledged in the whole demo
 * @param ackedLost of them, gone afterwards
 * @param rebuildMs after the Kubernetes node was back, until all nodes served again
 * @param readsServed in the whole demo
 * @param readErrors in the whole demo
 */
public record DemoFigures(
        long detectMs,
        long promoteMs,
        long firstWriteMs,
        long longestWriteGapMs,
        long ackedWrites,
        long ackedLost,
        long rebuildMs,
        long readsServed,
        long readErrors) {}
