package dev.hearth.e2e.driver;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What became of all commands so far. Thread-safe. */
final class Counters {
    private static final int MAX_KINDS = 64;

    final LongAdder acknowledged = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder connectFailed = new LongAdder();
    final LongAdder readsServed = new LongAdder();
    final LongAdder readErrors = new LongAdder();
    final LongAdder readRegressions = new LongAdder();
    private final Map<String, LongAdder> kinds = new ConcurrentHashMap<>();

    /** Counts a failure under a short word, such as READONLY or Timeout. */
    void failure(String kind) {
        if (kinds.containsKey(kind) || kinds.size() < MAX_KINDS) {
            kinds.computeIfAbsent(kind, unused -> new LongAdder()).increment();
        }
    }

    Map<String, Long> failures() {
        var copy = new TreeMap<String, Long>();
        kinds.forEach((kind, count) -> copy.put(kind, count.sum()));
        return copy;
    }
}
