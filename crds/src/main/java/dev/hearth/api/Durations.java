package dev.hearth.api;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Durations as the spec writes them: one to four groups of at most five digits and a unit of h, m, s or ms, such as
 * {@code 500ms}, {@code 5m} or {@code 1h30m}.
 *
 * @see <a href="https://gateway-api.sigs.k8s.io/geps/gep-2257/">GEP-2257</a>
 */
public final class Durations {
    private static final java.util.regex.Pattern WHOLE = java.util.regex.Pattern.compile("([0-9]{1,5}(h|m|s|ms)){1,4}");
    private static final java.util.regex.Pattern PART = java.util.regex.Pattern.compile("([0-9]{1,5})(ms|h|m|s)");

    private Durations() {}

    /**
     * The duration of a text.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration such as 500ms, 30s, 5m or 168h; units are h, m, s and ms");
        }
        var sum = Duration.ZERO;
        var parts = PART.matcher(text);
        while (parts.find()) {
            sum = sum.plus(Duration.of(Long.parseLong(parts.group(1)), unit(parts.group(2))));
        }
        return sum;
    }

    private static ChronoUnit unit(String text) {
        return switch (text) {
            case "h" -> ChronoUnit.HOURS;
            case "m" -> ChronoUnit.MINUTES;
            case "s" -> ChronoUnit.SECONDS;
            default -> ChronoUnit.MILLIS;
        };
    }
}
