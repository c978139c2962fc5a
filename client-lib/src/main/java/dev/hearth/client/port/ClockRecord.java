package dev.hearth.client.port;

/**
 * What turns a server's time into cluster time, as it is stored.
 *
 * @param runId the process whose TIME it is for; empty: there is no record
 * @param era stamps of another era mean nothing
 * @param correction cluster time = TIME + correction, in milliseconds
 * @param slack what corrections may have added to the error, in milliseconds
 * @param seen cluster time at which a client last confirmed the record
 */
public record ClockRecord(String runId, int era, long correction, long slack, long seen) {

    /** There is no record yet. */
    public static final ClockRecord NONE = new ClockRecord("", 0, 0, 0, 0);

    /** Whether there is a record. */
    public boolean exists() {
        return !runId.isEmpty();
    }
}
