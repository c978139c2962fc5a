package dev.hearth.operator.model;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Optional;

/**
 * What matters of a shard's StatefulSet.
 *
 * @param replicas pods it is told to keep
 * @param image of the server in its template
 * @param updateRevision the revision that a new pod would get
 * @param current whether the controller has seen the newest template, so that {@code updateRevision} speaks of it
 * @param claimSize size in its claim template; empty without volumes
 */
public record WorkloadFacts(
        int replicas, String image, String updateRevision, boolean current, Optional<Quantity> claimSize) {}
