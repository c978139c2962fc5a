package dev.hearth.e2e.driver;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Writes one bit after the other through the primary's Service, one command outstanding, and records what was
 * acknowledged. A write whose outcome is unknown is not repeated: its number is given up. Ends when interrupted.
 */
final class Writer implements Runnable {
    /** Every so many writes the head key is written too; not a ledger write. */
    private static final int HEAD_EVERY = 8;

    private final DriverParts parts;
    private final WriterLedger ledger;

    Writer(DriverParts parts, WriterLedger ledger) {
        this.parts = parts;
        this.ledger = ledger;
    }

    @Override
    public void run() {
        var timeouts = parts.config().timeouts();
        var pace = new Pace(parts.config().load().writeIntervalNanos());
        var pause = new Pace(timeouts.retryPause().toNanos());
        try (var session = new Session(parts.connections(), parts.primary(), timeouts)) {
            while (!Thread.currentThread().isInterrupted()) {
                if (write(session)) {
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

    private boolean write(Session session) throws InterruptedException {
        if (!connected(session)) {
            return false;
        }
        long sequence = ledger.begin();
        var key = parts.ledger().segmentKey(ledger.writer(), sequence / Segment.WRITES);
        try {
            session.call(commands -> commands.setbit(key, sequence % Segment.WRITES, 1));
            long now = parts.clock().millis();
            ledger.acknowledge(sequence, now);
            parts.counters().acknowledged.increment();
            parts.acknowledgements().acknowledged(now);
            if (sequence % HEAD_EVERY == 0) {
                var head = parts.ledger().headKey(ledger.writer());
                session.call(commands -> commands.set(head, Bytes.of(Long.toString(sequence + 1))));
            }
            return true;
        } catch (ExecutionException e) {
            failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | RuntimeException e) {
            failed(e);
        }
        return false;
    }

    private boolean connected(Session session) {
        try {
            session.open();
            return true;
        } catch (RuntimeException e) {
            parts.counters().connectFailed.increment();
            parts.counters().failure(Failures.kind(e));
            return false;
        }
    }

    private void failed(Throwable failure) {
        var counters = parts.counters();
        (Failures.isRefusal(failure) ? counters.refused : counters.unknown).increment();
        counters.failure(Failures.kind(failure));
    }
}
