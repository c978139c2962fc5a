package dev.hearth.e2e.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sees every acknowledgement, tells of outages as they begin and end, and once a second of progress, with the writes of
 * each tenth of that second. {@link #acknowledged} is thread-safe; {@link #run} ends when interrupted.
 */
final class Pulse implements Runnable, Acknowledgements {
    private static final long TICK_MILLIS = 20;
    private static final int TENTHS = 10;

    private final SteadyClock clock;
    private final Counters counters;
    private final GapTracker gaps;
    private final EventSink sink;

    Pulse(SteadyClock clock, Counters counters, GapTracker gaps, EventSink sink) {
        this.clock = clock;
        this.counters = counters;
        this.gaps = gaps;
        this.sink = sink;
    }

    @Override
    public void acknowledged(long atMillis) {
        gaps.acknowledged(atMillis)
                .ifPresent(outage -> sink.event(
                        "outageEnded",
                        Map.of(
                                "at", atMillis,
                                "lastAck", outage.lastAck(),
                                "firstAck", outage.firstAck(),
                                "gapMs", outage.gapMillis())));
    }

    @Override
    public void run() {
        var tick = new Pace(TICK_MILLIS * 1_000_000);
        var tenths = new ArrayList<Long>();
        long tenthEnds = clock.millis() + 100;
        long writes = counters.acknowledged.sum();
        while (!Thread.currentThread().isInterrupted()) {
            tick.await();
            long now = clock.millis();
            gaps.begunBy(now).ifPresent(last -> sink.event("outageBegan", Map.of("at", now, "lastAck", last)));
            while (now >= tenthEnds) {
                long sum = counters.acknowledged.sum();
                tenths.add(sum - writes);
                writes = sum;
                if (tenths.size() == TENTHS) {
                    sink.event("progress", progress(tenthEnds, List.copyOf(tenths)));
                    tenths.clear();
                }
                tenthEnds += 100;
            }
        }
    }

    private Map<String, Object> progress(long at, List<Long> tenths) {
        return Map.of(
                "at", at,
                "writesPerTenth", tenths,
                "ackedWrites", counters.acknowledged.sum(),
                "refusedWrites", counters.refused.sum(),
                "unknownWrites", counters.unknown.sum(),
                "readsServed", counters.readsServed.sum(),
                "readErrors", counters.readErrors.sum(),
                "longestGapMs", gaps.takeLongestGapMillis(),
                "openGapMs", gaps.openGapMillis(at));
    }
}
