package dev.hearth.operator.desired;

import java.util.Optional;

/**
 * Where the Services lead, as decided and recorded in status – never remembered from an earlier pass.
 *
 * @param primary the pod of the primary; empty: reads lead nowhere
 * @param route where the way to the primary leads
 * @param replicasServe whether at least one replica is synced and warm; else reads go to the primary
 */
public record Routing(Optional<String> primary, PrimaryRoute route, boolean replicasServe) {}
