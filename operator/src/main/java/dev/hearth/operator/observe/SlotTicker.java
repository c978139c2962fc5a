package dev.hearth.operator.observe;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that goes around twenty slots in one second, so that questions do not leave all at once. */
final class SlotTicker implements AutoCloseable {

    static final int SLOTS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(SlotTicker.class);
    private static final long SLOT_NANOS = Duration.ofMillis(50).toNanos();
    private static final long MAX_BEHIND_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration STOP = Duration.ofMillis(500);

    private final LongSupplier nanos;
    private final Listener listener;
    private volatile boolean running;
    private volatile long lastTickNanos;
    private @Nullable Thread thread;

    /** Called on the ticker's thread with the slot whose turn it is, and how late that is. */
    interface Listener {
        void tick(int slot, Duration late);
    }

    SlotTicker(LongSupplier nanos, Listener listener) {
        this.nanos = nanos;
        this.listener = listener;
        this.lastTickNanos = nanos.getAsLong();
    }

    synchronized void start() {
        if (!running) {
            running = true;
            lastTickNanos = nanos.getAsLong();
            thread = Thread.ofPlatform().name("node-watch").daemon().start(this::run);
        }
    }

    Duration sinceLastTick() {
        return Duration.ofNanos(nanos.getAsLong() - lastTickNanos);
    }

    private void run() {
        var due = nanos.getAsLong();
        for (var slot = 0; running; slot = (slot + 1) % SLOTS) {
            while (running && nanos.getAsLong() - due < 0) {
                LockSupport.parkNanos(this, due - nanos.getAsLong());
            }
            var now = nanos.getAsLong();
            lastTickNanos = now;
            tick(slot, Duration.ofNanos(now - due));
            due = now - due > MAX_BEHIND_NANOS ? now : due + SLOT_NANOS;
        }
    }

    /** One failed round must not end the watch of all nodes. */
    private void tick(int slot, Duration late) {
        try {
            listener.tick(slot, late);
        } catch (RuntimeException e) {
            LOG.warn("A round of the node watch failed; the next one comes in 50 ms", e);
        }
    }

    /** Ends the thread; waits for it for at most half a second. */
    @Override
    public synchronized void close() {
        running = false;
        var ending = thread;
        thread = null;
        if (ending != null && !ending.equals(Thread.currentThread())) {
            LockSupport.unpark(ending);
            try {
                ending.join(STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
