package dev.hearth.operator.engine;

import java.util.HashMap;
import java.util.Map;

/** Reads figures out of a server's words, where a word that is no figure is as good as none. */
final class Figures {

    private Figures() {}

    /** A decimal number with an optional sign. */
    static long number(String text, long absent) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return absent;
        }
    }

    /** {@code a=1,b=2}; parts without an equals sign are skipped. */
    static Map<String, String> pairs(String text) {
        var pairs = new HashMap<String, String>();
        for (var part : text.split(",", -1)) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                pairs.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return pairs;
    }
}
