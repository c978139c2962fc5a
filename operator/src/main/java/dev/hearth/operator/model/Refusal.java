package dev.hearth.operator.model;

import dev.hearth.api.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A living cache server that answers commands of the operator with an error, such as {@code NOPERM}.
 *
 * @param command the command that was refused last
 * @param words the server's own words; without secrets
 * @param since when it refused first
 * @param at when it refused last
 * @param until before then it is not commanded again
 */
public record Refusal(String command, String words, Instant since, Instant at, Instant until) {

    /** What it says counts, and it may be needed: then it is tried again soon. */
    private static final Duration URGENT = Duration.ofMillis(500);

    private static final Duration BAD_MOMENT = Duration.ofSeconds(3);

    /** Before when it is not commanded again. @param urgent whether the shard is without its primary */
    public Instant restsUntil(boolean urgent) {
        var soon = at.plus(URGENT);
        return urgent && soon.isBefore(until) ? soon : until;
    }

    /** What to tell of it, once it has lasted for longer than a server's bad moment. It ends by a person's hand. */
    public Optional<Hold> hold(ObservedNode node, Instant now) {
        return now.isBefore(since.plus(BAD_MOMENT))
                ? Optional.empty()
                : Optional.of(new Hold(
                        command,
                        node.pod().shard(),
                        Reason.COMMAND_REFUSED,
                        node.name() + " refuses what the operator tells it: " + words
                                + "; undo what changed the rights of its user hearth-operator, or delete the pod, which"
                                + " then starts with the right ones",
                        Optional.empty()));
    }
}
