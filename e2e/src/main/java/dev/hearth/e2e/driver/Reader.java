package dev.hearth.e2e.driver;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the writers' heads in turn through the read Service and checks that on one connection no head ever goes back. A
 * head goes back when a replica follows a primary that lacks what the replica had: an acknowledged write was lost. Ends
 * when interrupted.
 */
final class Reader implements Runnable {
    private final DriverParts parts;
    private final Map<Integer, Long> seen = new HashMap<>();
    private int next;

    Reader(DriverParts parts, int first) {
        this.parts = parts;
        this.next = first;
    }

    @Override
    public void run() {
        var timeouts = parts.config().timeouts();
        var pace = new Pace(parts.config().load().readIntervalNanos());
        var pause = new Pace(timeouts.retryPause().toNanos());
        try (var session = new Session(parts.connections(), parts.read(), timeouts)) {
            while (!Thread.currentThread().isInterrupted()) {
                if (session.isOpen()
                        && session.ageNanos() > timeouts.connectionLife().toNanos()) {
                    session.close();
                }
                if (read(session)) {
                    pace.await();
                } else {
                    session.close();
                    pause.await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean read(Session session) throws InterruptedException {
        var counters = parts.counters();
        try {
            if (!session.isOpen()) {
                seen.clear();
                session.open();
            }
            int writer = next++ % parts.config().load().writers();
            var key = parts.ledger().headKey(writer);
            byte @Nullable [] head = session.call(commands -> commands.get(key));
            counters.readsServed.increment();
            check(writer, head);
            return true;
        } catch (ExecutionException e) {
            failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | RuntimeException e) {
            failed(e);
        }
        return false;
    }

    private void check(int writer, byte @Nullable [] head) {
        long value = head == null ? 0 : Bytes.number(head);
        var before = seen.put(writer, value);
        if (before != null && value < before) {
            parts.counters().readRegressions.increment();
        }
    }

    private void failed(Throwable failure) {
        parts.counters().readErrors.increment();
        parts.counters().failure("read:" + Failures.kind(failure));
    }
}
