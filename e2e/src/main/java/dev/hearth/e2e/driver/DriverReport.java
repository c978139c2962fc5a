package dev.hearth.e2e.driver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a driver at one moment. Times are milliseconds since the epoch, spans milliseconds.
 *
 * @param at when it was taken
 * @param ackedWrites writes acknowledged in time
 * @param refusedWrites writes that a server refused with an error reply
 * @param unknownWrites writes without a reply in time: they may or may not be there
 * @param forgottenWrites acknowledged writes that the ledger had no room for and that were not verified
 * @param readsServed reads that were answered
 * @param readErrors reads and reconnections that failed
 * @param readRegressions reads that saw an older value than the same connection had seen before
 * @param longestWriteGapMs the longest time between two acknowledgements of any writers
 * @param openGapMs how long nothing has been acknowledged
 * @param outages every outage
 * @param failures failures by kind
 */
public record DriverReport(
        long at,
        long ackedWrites,
        long refusedWrites,
        long unknownWrites,
        long forgottenWrites,
        long readsServed,
        long readErrors,
        long readRegressions,
        long longestWriteGapMs,
        long openGapMs,
        List<Outage> outages,
        Map<String, Long> failures) {

    /** As it goes over the wire. */
    Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("at", at);
        map.put("ackedWrites", ackedWrites);
        map.put("refusedWrites", refusedWrites);
        map.put("unknownWrites", unknownWrites);
        map.put("forgottenWrites", forgottenWrites);
        map.put("readsServed", readsServed);
        map.put("readErrors", readErrors);
        map.put("readRegressions", readRegressions);
        map.put("longestWriteGapMs", longestWriteGapMs);
        map.put("openGapMs", openGapMs);
        map.put(
                "outages",
                outages.stream()
                        .map(outage -> Map.of("lastAck", outage.lastAck(), "firstAck", outage.firstAck()))
                        .toList());
        map.put("failures", failures);
        return map;
    }
}
