package dev.hearth.client.coherence;

/** The order of ids within one history of a stream. */
final class LogIds {

    private LogIds() {}

    /** As {@link Long#compare}: by milliseconds, then by sequence. */
    static int compare(String a, String b) {
        var order = Long.compareUnsigned(part(a, 0), part(b, 0));
        return order != 0 ? order : Long.compareUnsigned(part(a, 1), part(b, 1));
    }

    private static long part(String id, int index) {
        var dash = id.indexOf('-');
        return Long.parseUnsignedLong(index == 0 ? id.substring(0, dash) : id.substring(dash + 1));
    }
}
