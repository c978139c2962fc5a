package dev.hearth.operator.decide.cluster;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Compares what a user wrote with what {@code CONFIG GET} prints: sizes in bytes, words in lower case. */
final class SettingValue {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})([kmg]b?|b)");
    private static final Map<String, Long> UNITS = Map.of(
            "b", 1L,
            "k", 1_000L,
            "kb", 1L << 10,
            "m", 1_000_000L,
            "mb", 1L << 20,
            "g", 1_000_000_000L,
            "gb", 1L << 30);

    private SettingValue() {}

    static boolean same(String actual, String wanted) {
        return normal(actual).equals(normal(wanted));
    }

    private static String normal(String value) {
        var word = value.strip().toLowerCase(Locale.ROOT);
        var size = SIZE.matcher(word);
        return size.matches()
                ? Long.toString(Long.parseLong(size.group(1)) * UNITS.getOrDefault(size.group(2), 1L))
                : word;
    }
}
