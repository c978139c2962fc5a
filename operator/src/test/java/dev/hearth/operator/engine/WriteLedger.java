package dev.hearth.operator.engine;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Writers that go to whichever of two servers takes their writes, and write down what was acknowledged. */
final class WriteLedger implements AutoCloseable {

    private final int[] ports;
    private final List<Thread> writers = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();
    private final AtomicLong worstGapNanos = new AtomicLong();
    private long lastAcknowledgedNanos = System.nanoTime();
    private volatile boolean running = true;

    WriteLedger(int count, int... ports) {
        this.ports = ports;
        for (var writer = 0; writer < count; writer++) {
            var name = "writer-" + writer;
            writers.add(Thread.ofVirtual().name(name).start(() -> write(name)));
        }
    }

    void awaitMore(int more) {
        var enough = count() + more;
        await().atMost(Duration.ofSeconds(30)).until(() -> count() >= enough);
    }

    void gapBegins() {
        worstGapNanos.set(0);
    }

    double gapMillis() {
        return worstGapNanos.get() / 1e6;
    }

    synchronized List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    void stop() throws InterruptedException {
        running = false;
        for (var writer : writers) {
            writer.join();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    private synchronized int count() {
        return acknowledged.size();
    }

    private void write(String name) {
        var at = 0;
        for (var number = 0; running; at = (at + 1) % ports.length) {
            try (var client = new RawClient(ports[at])) {
                while (running && client.call("SET", name + ":" + number, "1").equals("OK")) {
                    acknowledge(name + ":" + number);
                    number++;
                }
            } catch (IOException | UncheckedIOException e) {
                // Dismissed: go to the other one and write the same key again.
            }
        }
    }

    private synchronized void acknowledge(String key) {
        var now = System.nanoTime();
        worstGapNanos.accumulateAndGet(now - lastAcknowledgedNanos, Math::max);
        lastAcknowledgedNanos = now;
        acknowledged.add(key);
    }
}
