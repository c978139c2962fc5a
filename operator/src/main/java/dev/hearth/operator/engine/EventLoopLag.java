package dev.hearth.operator.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

/**
 * How late the network threads are: a heartbeat goes through each of them. Thread-safe. There are as many entries as event
 * loops, a handful.
 */
final class EventLoopLag {

    private final LongSupplier nanos;
    private final Map<Executor, Heartbeat> loops = new ConcurrentHashMap<>();

    EventLoopLag(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void watch(Executor loop) {
        loops.computeIfAbsent(loop, unused -> new Heartbeat());
    }

    /**
     * The longest delay of a heartbeat: of the one before this call, or of one that is still under way. Sends the next
     * ones, so it is to be called regularly.
     */
    Duration measure() {
        var now = nanos.getAsLong();
        var worst = 0L;
        for (var entry : loops.entrySet()) {
            worst = Math.max(worst, entry.getValue().delay(now));
            entry.getValue().send(entry.getKey(), now);
        }
        return Duration.ofNanos(worst);
    }

    private final class Heartbeat {

        private boolean underWay;
        private long sentAt;
        private long lastDelay;

        synchronized long delay(long now) {
            return underWay ? now - sentAt : lastDelay;
        }

        void send(Executor loop, long now) {
            synchronized (this) {
                if (underWay) {
                    return;
                }
                underWay = true;
                sentAt = now;
            }
            try {
                loop.execute(this::arrived);
            } catch (RejectedExecutionException e) {
                arrived();
            }
        }

        private synchronized void arrived() {
            lastDelay = nanos.getAsLong() - sentAt;
            underWay = false;
        }
    }
}
