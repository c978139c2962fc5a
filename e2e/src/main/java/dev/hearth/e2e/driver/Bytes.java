package dev.hearth.e2e.driver;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** ASCII on the wire. */
final class Bytes {
    private Bytes() {}

    static byte[] of(String text) {
        return text.getBytes(US_ASCII);
    }

    static long number(byte[] text) {
        return Long.parseLong(new String(text, US_ASCII));
    }
}
