package dev.hearth.operator.decide.cluster;

import dev.hearth.operator.desired.EffectiveSpec;
import dev.hearth.operator.model.ContainerState;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ObservedCluster;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.ObservedShard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything a decision about the nodes of a replicated cluster may look at.
 *
 * @param cluster what is
 * @param spec what is wanted
 * @param now the instant of the decision
 */
record Situation(ObservedCluster cluster, EffectiveSpec spec, Instant now) {

    ObservedShard shard() {
        return cluster.shards().getFirst();
    }

    List<ObservedNode> nodes() {
        return shard().nodes();
    }

    boolean moving() {
        return shard().record().move().isPresent();
    }

    boolean isPrimary(ObservedNode node) {
        return shard().record()
                .primary()
                .filter(p -> p.node().equals(node.id()))
                .isPresent();
    }

    Optional<ObservedNode> primary() {
        return nodes().stream().filter(this::isPrimary).findFirst();
    }

    /** The recorded primary answers as one. */
    boolean primaryServes() {
        return primary()
                .flatMap(ObservedNode::answer)
                .filter(NodeAnswer::isPrimary)
                .isPresent();
    }

    /** Held everything the primary had when that was last looked at, still answers and does not go away. */
    boolean inSync(ObservedNode node) {
        return !node.pod().deleting()
                && node.answer().isPresent()
                && shard().record().inSync().stream().anyMatch(h -> h.node().equals(node.id()));
    }

    /** Serves as what it is: a primary that answers, or a replica that is in sync and lets readers in. */
    boolean serves(ObservedNode node) {
        return isPrimary(node)
                ? primaryServes()
                : inSync(node) && node.pod().warmGate().orElse(false);
    }

    /** Every node that should exist does, runs, serves, and stays. */
    boolean whole() {
        return !moving()
                && nodes().size() >= spec.nodes()
                && nodes().stream()
                        .allMatch(
                                n -> serves(n) && !n.pod().deleting() && n.pod().container() == ContainerState.RUNNING);
    }
}
