package dev.hearth.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The one text form of a point in time in Hearth's status fields: RFC 3339 in UTC with exactly three decimals, such as
 * {@code 2026-11-21T03:12:09.417Z}, so that texts sort like times and a re-written status is equal to the old one.
 */
public final class Timestamps {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** The text of {@code time}, cut to milliseconds. */
    public static String text(Instant time) {
        return FORM.format(time);
    }

    /**
     * The point in time of a text with or without decimals.
     *
     * @throws java.time.format.DateTimeParseException if it is not RFC 3339 in UTC
     */
    public static Instant parse(String text) {
        return Instant.parse(text);
    }
}
