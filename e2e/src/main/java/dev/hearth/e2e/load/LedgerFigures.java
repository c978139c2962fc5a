package dev.hearth.e2e.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The driver's figures. Spans are milliseconds; moments are milliseconds since the epoch by the driver's clock.
 *
 * @param verified whether every acknowledged write was looked for; only then the figures of losses mean anything
 */
public record LedgerFigures(
        boolean verified,
        long ackedWrites,
        long checkedWrites,
        long ackedLost,
        long oldestLostAgeMs,
        long refusedWrites,
        long unknownWrites,
        long forgottenWrites,
        long readsServed,
        long readErrors,
        long readRegressions,
        long longestWriteGapMs,
        List<Gap> gaps) {

    /** A time without acknowledged writes. */
    public record Gap(long lastAck, long firstAck) {
        public long millis() {
            return firstAck - lastAck;
        }
    }

    static LedgerFigures of(JsonNode answer) {
        var gaps = StreamSupport.stream(answer.path("outages").spliterator(), false)
                .map(gap -> new Gap(
                        gap.path("lastAck").asLong(), gap.path("firstAck").asLong()))
                .toList();
        return new LedgerFigures(
                answer.has("ackedLost"),
                answer.path("ackedWrites").asLong(),
                answer.path("checkedWrites").asLong(),
                answer.path("ackedLost").asLong(),
                answer.path("oldestLostAgeMs").asLong(),
                answer.path("refusedWrites").asLong(),
                answer.path("unknownWrites").asLong(),
                answer.path("forgottenWrites").asLong(),
                answer.path("readsServed").asLong(),
                answer.path("readErrors").asLong(),
                answer.path("readRegressions").asLong(),
                answer.path("longestWriteGapMs").asLong(),
                gaps);
    }
}
