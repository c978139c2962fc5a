package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import java.util.Optional;

/**
 * Someone wants the primary's role elsewhere: a rollout, a cordoned Kubernetes node, scale-in, a human.
 *
 * @param to the name of the pod that is to get the role; empty for the best one
 * @param reason why
 */
public record SwitchoverRequest(Optional<String> to, Reason reason) {}
