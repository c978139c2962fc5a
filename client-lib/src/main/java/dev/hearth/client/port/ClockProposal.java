package dev.hearth.client.port;

import org.jspecify.annotations.Nullable;

/**
 * What a client would have the clock record be. The server keeps it only if the record is still the one that the client saw.
 *
 * @param runId the process that answers
 * @param era the era that the client lives in; null: none
 * @param correction the correction that keeps the client's cluster time going; null: only look
 * @param error what this may add to the error, milliseconds; 0: only confirms
 * @param readCorrection the correction that the client read before
 * @param newEra the era to begin when nobody carries the time over; null: do not
 * @param now cluster time
 */
public record ClockProposal(
        String runId,
        @Nullable Integer era,
        @Nullable Long correction,
        long error,
        long readCorrection,
        @Nullable Integer newEra,
        long now) {

    /** Only reads the record. */
    public static ClockProposal look(String runId) {
        return new ClockProposal(runId, null, null, 0, 0, null, 0);
    }
}
