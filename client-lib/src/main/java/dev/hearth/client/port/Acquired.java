package dev.hearth.client.port;

/** The answer to a request for a lease. Times are milliseconds. */
public sealed interface Acquired {

    /** The lease is the caller's. */
    record Granted() implements Acquired {}

    /** Somebody else holds it, for so long at most. */
    record Busy(long millis) implements Acquired {}

    /** There is a newer value than the caller saw. */
    record Newer(byte[] cell) implements Acquired {}

    /** A load failed a moment ago; the note stays for so long. */
    record Failed(byte[] cell, long millis) implements Acquired {}

    /** The value under this key is not of this protocol. */
    record Foreign() implements Acquired {}
}
