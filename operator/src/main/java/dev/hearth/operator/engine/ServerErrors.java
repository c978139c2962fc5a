package dev.hearth.operator.engine;

import dev.hearth.operator.observe.NodeErrorException;
import dev.hearth.operator.observe.NodeRefusedException;
import io.lettuce.core.RedisCommandExecutionException;
import java.net.ConnectException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sorts what goes wrong with a cache server by what it proves. */
final class ServerErrors {

    private static final int MAX_TEXT = 200;
    private static final int MAX_CAUSES = 16;

    private ServerErrors() {}

    /**
     * What a failed connection or question says of the node: refused, alive with an error, or nothing.
     *
     * @return a {@link NodeRefusedException}, a {@link NodeErrorException}, or the error itself
     */
    static Throwable classify(Throwable error) {
        var depth = 0;
        for (@Nullable Throwable cause = error;
                cause != null && depth < MAX_CAUSES;
                cause = cause.getCause(), depth++) {
            if (cause instanceof NodeRefusedException || cause instanceof NodeErrorException) {
                return cause;
            }
            if (cause instanceof RedisCommandExecutionException) {
                return new NodeErrorException(text(cause));
            }
            if (cause instanceof ConnectException && text(cause).contains("refused")) {
                return new NodeRefusedException(text(cause));
            }
            if (saysItIsAlive(text(cause))) {
                return new NodeErrorException(text(cause));
            }
        }
        return error;
    }

    /** Lettuce reports these two as connection errors, but a server has said them. */
    private static boolean saysItIsAlive(String text) {
        return text.startsWith("DENIED ") || text.toLowerCase(Locale.ROOT).contains("max number of clients reached");
    }

    /**
     * The server's own words, bounded. A server that does not know a command repeats its arguments, which may hold a
     * password; those are cut off.
     */
    static String text(Throwable error) {
        var message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        var arguments = message.indexOf(", with args beginning with");
        var cut = arguments < 0 ? message : message.substring(0, arguments);
        var line = cut.lines().findFirst().orElse("");
        return line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT);
    }
}
