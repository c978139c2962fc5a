package dev.hearth.e2e.demo;

import java.util.Locale;

/** Numbers as people read them. */
final class Spans {
    private Spans() {}

    /** 840 ms, 6.4 s, 1 min 12 s. */
    static String of(long millis) {
        if (Math.abs(millis) < 1_000) {
            return millis + " ms";
        }
        if (Math.abs(millis) < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        }
        return millis / 60_000 + " min " + millis % 60_000 / 1_000 + " s";
    }

    /** 1,234,567. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
