package dev.hearth.e2e.driver;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writers, readers and the watch over them, from construction to {@link #stop}. Thread-safe. */
public final class LedgerDriver implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

    private final DriverParts parts;
    private final GapTracker gaps;
    private final Pulse pulse;
    private final List<Thread> threads = new ArrayList<>();

    private LedgerDriver(DriverConfig config, Endpoint primary, Endpoint read, EventSink sink) {
        var clock = new SteadyClock();
        gaps = new GapTracker(config.timeouts().gap().toMillis());
        var counters = new Counters();
        pulse = new Pulse(clock, counters, gaps, sink);
        parts = new DriverParts(
                config,
                primary,
                read,
                new Connections(config.credentials(), config.timeouts()),
                new Ledger(config.run(), config.load().writers()),
                counters,
                clock,
                pulse);
    }

    /**
     * Resolves the endpoints and starts all threads. Servers need not be there yet.
     *
     * @throws UnknownHostException when a host name does not resolve
     */
    public static LedgerDriver start(DriverConfig config, EventSink sink) throws UnknownHostException {
        var driver = new LedgerDriver(
                config, Connections.resolve(config.primary()), Connections.resolve(config.read()), sink);
        driver.startThreads();
        sink.event(
                "started",
                Map.of(
                        "at", driver.parts.clock().millis(),
                        "primary", config.primary().toString(),
                        "read", config.read().toString(),
                        "writesPerSecond", config.load().writesPerSecond()));
        return driver;
    }

    private void startThreads() {
        for (var ledger : parts.ledger().writers()) {
            threads.add(Thread.ofPlatform().name("writer-" + ledger.writer()).unstarted(new Writer(parts, ledger)));
        }
        for (int reader = 0; reader < parts.config().load().readers(); reader++) {
            threads.add(Thread.ofPlatform().name("reader-" + reader).unstarted(new Reader(parts, reader)));
        }
        threads.add(Thread.ofPlatform().name("pulse").unstarted(pulse));
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** The figures so far. */
    public DriverReport report() {
        var counters = parts.counters();
        long now = parts.clock().millis();
        return new DriverReport(
                now,
                counters.acknowledged.sum(),
                counters.refused.sum(),
                counters.unknown.sum(),
                parts.ledger().forgottenWrites(),
                counters.readsServed.sum(),
                counters.readErrors.sum(),
                counters.readRegressions.sum(),
                gaps.longestGapMillis(),
                gaps.openGapMillis(now),
                gaps.outages(),
                counters.failures());
    }

    /**
     * Looks for every write acknowledged so far on the primary; the load goes on meanwhile.
     *
     * @throws IllegalStateException when the primary could not be read within the patience
     */
    public Losses verify(Duration patience) throws InterruptedException {
        return new Verifier(parts).verify(gaps.outages(), patience);
    }

    /** Ends the load; the ledger can still be verified. Repeating it does nothing. */
    public void stop() {
        threads.forEach(Thread::interrupt);
        try {
            for (var thread : threads) {
                thread.join(STOP_PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        parts.connections().close();
    }
}
