package dev.hearth.operator.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Paces new connections: the handshakes of a whole fleet at once would starve the threads that judge silence. A connect
 * that has been under way for a while costs nothing but waiting, so it gives its place back; thus a lost zone does not keep
 * living nodes from being reached. Thread-safe.
 */
final class ConnectGate {

    private final int places;
    private final long patienceNanos;
    private final LongSupplier nanos;
    private final ArrayDeque<Pass> inside = new ArrayDeque<>();

    ConnectGate(int places, Duration patience, LongSupplier nanos) {
        this.places = places;
        this.patienceNanos = patience.toNanos();
        this.nanos = nanos;
    }

    /** @return whether there is a place; the pass holds it until it is closed or the patience ends */
    synchronized boolean enter(Pass pass) {
        var now = nanos.getAsLong();
        while (!inside.isEmpty()
                && (inside.peekFirst().done.get() || now - inside.peekFirst().since >= patienceNanos)) {
            inside.removeFirst();
        }
        if (inside.size() >= places && !inside.removeIf(p -> p.done.get())) {
            return false;
        }
        pass.since = now;
        inside.addLast(pass);
        return true;
    }

    /** One attempt to connect. */
    static final class Pass implements AutoCloseable {

        private final AtomicBoolean done = new AtomicBoolean();
        private long since;

        @Override
        public void close() {
            done.set(true);
        }
    }
}
