package dev.hearth.operator.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A Kubernetes node that carries, or carried, a cache node.
 *
 * @param name its name
 * @param zone the value of the zone label; empty when it has none
 * @param ready its Ready condition is True
 * @param notReadySince when Ready was lost; empty while ready
 * @param cordoned {@code spec.unschedulable}
 * @param outOfService tainted {@code node.kubernetes.io/out-of-service}: a human's or the infrastructure's word that
 *     nothing runs there any more
 */
public record KubernetesNodeFacts(
        String name,
        Optional<String> zone,
        boolean ready,
        Optional<Instant> notReadySince,
        boolean cordoned,
        boolean outOfService) {}
