package dev.hearth.e2e.driver;

import java.util.List;

/**
 * What a check of the ledger against the primary found.
 *
 * @param checkedWrites acknowledged writes that were looked for
 * @param lost acknowledged writes that are not there
 * @param oldestAgeMillis how long before the next outage the oldest lost write was acknowledged; 0 if none is lost
 * @param examples the first of the lost writes, at most {@value #MAX_EXAMPLES}
 */
public record Losses(long checkedWrites, long lost, long oldestAgeMillis, List<LostWrite> examples) {
    static final int MAX_EXAMPLES = 20;

    /** Ages each lost write by the outage that followed it; a write lost without an outage has no age. */
    static Losses of(long checkedWrites, List<LostWrite> lost, List<Outage> outages) {
        long oldest = lost.stream()
                .mapToLong(write -> outages.stream()
                                .mapToLong(Outage::lastAck)
                                .filter(lastAck -> lastAck >= write.acknowledgedAt())
                                .min()
                                .orElse(write.acknowledgedAt())
                        - write.acknowledgedAt())
                .max()
                .orElse(0);
        return new Losses(
                checkedWrites,
                lost.size(),
                oldest,
                lost.stream().limit(MAX_EXAMPLES).toList());
    }
}
