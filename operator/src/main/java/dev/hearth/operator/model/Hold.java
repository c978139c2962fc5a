package dev.hearth.operator.model;

import dev.hearth.api.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * What the operator would do and why it does not yet: shown in the status, so that "why did it not fail over?" is
 * answered by {@code kubectl describe}.
 *
 * @param action what is held back, such as {@code Promote}
 * @param shard the shard
 * @param reason why
 * @param message for the person on call
 * @param until when the reason ends by itself; empty when something else must happen
 */
public record Hold(String action, int shard, Reason reason, String message, Optional<Instant> until) {}
