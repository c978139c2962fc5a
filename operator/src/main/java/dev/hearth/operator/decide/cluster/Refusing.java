package dev.hearth.operator.decide.cluster;

import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.ObservedCluster;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.ObservedShard;
import dev.hearth.operator.model.Reach;
import dev.hearth.operator.model.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Servers that refuse what the operator tells them. For a while each counts as one that lives and says nothing of use: it
 * is neither commanded nor promoted, nobody takes it for dead, and the rest of the shard is cared for.
 */
final class Refusing {

    private Refusing() {}

    /** The cluster as decisions should see it. */
    static ObservedCluster apart(ObservedCluster cluster, Instant now) {
        return cluster.withShards(
                cluster.shards().stream().map(shard -> apart(shard, now)).toList());
    }

    private static ObservedShard apart(ObservedShard shard, Instant now) {
        var urgent = isUrgent(shard);
        var nodes = shard.nodes().stream()
                .map(n -> rests(n, urgent, now)
                        .filter(r -> n.answer().isPresent() && !restarted(shard, n))
                        .map(r -> garbled(n, r))
                        .orElse(n))
                .toList();
        return new ObservedShard(shard.index(), nodes, shard.record(), shard.ended(), shard.routedTo());
    }

    /** A shard that loses its primary needs every witness and every candidate. */
    private static boolean isUrgent(ObservedShard shard) {
        return shard.record().move().isPresent()
                || shard.record()
                        .primary()
                        .flatMap(p -> shard.node(p.node()))
                        .flatMap(ObservedNode::answer)
                        .isEmpty();
    }

    private static ObservedNode garbled(ObservedNode node, Refusal refusal) {
        return new ObservedNode(
                node.pod(), node.host(), new Reach.Garbled(refusal.since(), refusal.words()), node.refusal());
    }

    /** What the recorded primary's process refused says nothing of the one after it, which proves its end. */
    private static boolean restarted(ObservedShard shard, ObservedNode node) {
        return shard.record()
                .primary()
                .filter(p -> p.node().equals(node.id()) && !p.runId().isEmpty())
                .filter(p ->
                        node.answer().filter(a -> !a.runId().equals(p.runId())).isPresent())
                .isPresent();
    }

    static List<Hold> holds(ObservedCluster cluster, Instant now) {
        return cluster.shards().stream()
                .flatMap(shard -> shard.nodes().stream())
                .filter(n -> rests(n, false, now).isPresent())
                .flatMap(n -> n.refusal().flatMap(r -> r.hold(n, now)).stream())
                .toList();
    }

    static Optional<Duration> nextCheck(ObservedCluster cluster, Instant now) {
        return cluster.shards().stream()
                .flatMap(shard -> ends(shard, isUrgent(shard), now))
                .map(end -> Duration.between(now, end))
                .min(Duration::compareTo);
    }

    private static Stream<Instant> ends(ObservedShard shard, boolean urgent, Instant now) {
        return shard.nodes().stream()
                .flatMap(n -> rests(n, urgent, now).stream())
                .map(r -> r.restsUntil(urgent));
    }

    private static Optional<Refusal> rests(ObservedNode node, boolean urgent, Instant now) {
        return node.refusal().filter(r -> now.isBefore(r.restsUntil(urgent)));
    }
}
