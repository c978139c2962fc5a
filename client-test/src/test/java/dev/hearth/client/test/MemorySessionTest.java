package dev.hearth.client.test;

import dev.hearth.client.contract.Backdoor;
import dev.hearth.client.contract.SessionContract;
import dev.hearth.client.engine.SystemTimeline;
import dev.hearth.client.port.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The cluster in memory keeps the contract of the real servers. */
class MemorySessionTest extends SessionContract implements Backdoor {

    private final SystemTimeline timeline = new SystemTimeline("memory");
    private final MemoryCluster cluster = new MemoryCluster(timeline);
    private Session session;

    @BeforeEach
    void open() {
        session = now(cluster.endpoint().open(this));
    }

    @AfterEach
    void close() {
        timeline.close();
    }

    @Override
    protected Session session() {
        return session;
    }

    @Override
    protected Backdoor backdoor() {
        return this;
    }

    @Override
    protected void pass(long millis) {
        cluster.stepClock(millis);
    }

    @Override
    public void setForeign(String key, String value) {
        cluster.storeForeign(key, value);
    }

    @Override
    public void setForeignType(String key) {
        cluster.storeForeign(key, null);
    }

    @Override
    public boolean exists(String key) {
        return cluster.ttl(key) != -2;
    }

    @Override
    public long ttl(String key) {
        return cluster.ttl(key);
    }

    @Override
    public void flush() {
        cluster.flush();
    }
}
