package dev.hearth.e2e.driver;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.Locale;

/** Tells a server's refusal from an outcome that nobody knows. */
final class Failures {
    private static final int MAX_WORD = 24;

    private Failures() {}

    /** A refusal is an error reply: the server says that it did not do it. */
    static boolean isRefusal(Throwable failure) {
        return failure instanceof RedisCommandExecutionException;
    }

    /** The error reply's first word, such as READONLY, or the name of the exception. */
    static String kind(Throwable failure) {
        var message = failure.getMessage();
        if (!isRefusal(failure) || message == null) {
            return failure.getClass().getSimpleName();
        }
        int space = message.indexOf(' ');
        var word = space < 0 ? message : message.substring(0, space);
        return word.substring(0, Math.min(word.length(), MAX_WORD)).toUpperCase(Locale.ROOT);
    }
}
