package dev.hearth.client.internal.lettuce;

import dev.hearth.client.port.ServerException;
import dev.hearth.client.port.ServerException.Remedy;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.util.Objects;
import java.util.Set;

/** What an error of Lettuce or of a server means for the caller. */
final class ServerErrors {

    private static final Set<String> LATER =
            Set.of("NOREPLICAS", "MISCONF", "LOADING", "OOM", "BUSY", "TRYAGAIN", "CLUSTERDOWN", "MASTERDOWN");

    private ServerErrors() {}

    static ServerException translate(Throwable error) {
        if (error instanceof ServerException e) {
            return e;
        }
        var message = Objects.requireNonNullElse(error.getMessage(), error.toString());
        return new ServerException(remedy(error, message), message, error);
    }

    private static Remedy remedy(Throwable error, String message) {
        if (error instanceof RedisCommandExecutionException) {
            var word = message.split(" ", 2)[0];
            if (word.equals("READONLY") || word.equals("MOVED") || message.contains("READONLY You can't write")) {
                return Remedy.ELSEWHERE;
            }
            // Scripts report the refusal of a command inside them with words before the code.
            return LATER.contains(word) || LATER.stream().anyMatch(code -> message.contains(code + " "))
                    ? Remedy.LATER
                    : Remedy.NONE;
        }
        if (error instanceof RedisConnectionException) {
            return Remedy.RECONNECT;
        }
        if (error instanceof RedisException && message.contains("queue size exceeded")) {
            return Remedy.LATER;
        }
        return Remedy.RECONNECT;
    }
}
