package dev.hearth.client.spring;

import dev.hearth.client.engine.SystemTimeline;
import dev.hearth.client.test.MemoryCluster;

/** A cluster in memory that runs like a server. */
final class Memory implements AutoCloseable {

    private final SystemTimeline timeline = new SystemTimeline("cluster");
    final MemoryCluster cluster = new MemoryCluster(timeline);

    HearthClientCustomizer customizer() {
        return client -> client.connector(cluster.connector());
    }

    @Override
    public void close() {
        timeline.close();
    }
}
