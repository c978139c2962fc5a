package dev.hearth.client.cell;

import java.nio.charset.StandardCharsets;

/**
 * The protocol's hash: FNV-1a of 64 bits over UTF-8 bytes, then the finalizer of MurmurHash3. Every language gets the same
 * number in a few lines, and the finalizer repairs FNV's weak high bits.
 */
public final class Hash64 {

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Hash64() {}

    /** The hash of a text's UTF-8 bytes. */
    public static long of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of these bytes. */
    public static long of(byte[] bytes) {
        var hash = BASIS;
        for (var b : bytes) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        hash *= 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    /** The hash as a number in [0, 1), of 53 bits. */
    public static double unit(String text) {
        return (of(text) >>> 11) * 0x1.0p-53;
    }
}
