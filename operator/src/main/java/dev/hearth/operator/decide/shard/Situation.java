package dev.hearth.operator.decide.shard;

import dev.hearth.operator.model.Holder;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.ObservedShard;
import dev.hearth.operator.model.Reach;
import dev.hearth.operator.model.ServerRole;
import dev.hearth.operator.model.ShardPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything a decision about one shard may look at.
 *
 * @param shard what is
 * @param policy what is wanted
 * @param request a wish for a planned move; empty when there is none
 * @param now the instant of the decision
 */
record Situation(ObservedShard shard, ShardPolicy policy, Optional<SwitchoverRequest> request, Instant now) {

    /** An answer older than this is asked again before it speaks against somebody. */
    static final Duration FRESH = Duration.ofMillis(300);

    List<ObservedNode> nodes() {
        return shard.nodes();
    }

    /** The node that is, or is about to be, the recorded primary; empty when its pod is gone. */
    Optional<ObservedNode> primary() {
        return shard.record().primary().flatMap(p -> shard.node(p.node()));
    }

    /** The answer of the recorded primary's own process. */
    Optional<NodeAnswer> primaryAnswer() {
        return shard.record()
                .primary()
                .flatMap(ref -> shard.node(ref.node())
                        .flatMap(ObservedNode::answer)
                        .filter(a -> ref.runId().isEmpty() || ref.runId().equals(a.runId())));
    }

    /** Those that answer and can be commanded: not reading their data from disk. */
    List<ObservedNode> ready() {
        return nodes().stream()
                .filter(n -> n.answer().filter(a -> !a.loading()).isPresent())
                .toList();
    }

    /** Every node but this one. */
    List<ObservedNode> others(NodeId than) {
        return nodes().stream().filter(n -> !n.id().equals(than)).toList();
    }

    /** Nothing is known of it, although it should be up: asked and not yet answered since the last command. */
    static boolean pending(ObservedNode node) {
        return node.reach() instanceof Reach.Unknown && node.pod().ip().isPresent();
    }

    /** It answers and is configured to replicate from that node, whether or not the link is up. */
    static boolean follows(ObservedNode node, ObservedNode primary) {
        return node.answer()
                .map(NodeAnswer::replication)
                .filter(r -> r.role() == ServerRole.REPLICA && r.primaryPort() != 0)
                .filter(r -> primary.pod().ip().filter(r.primaryHost()::equals).isPresent())
                .isPresent();
    }

    /** It answers, is complete and follows nobody: its offset is final. */
    static boolean frozen(ObservedNode node) {
        return node.answer()
                .filter(a -> !a.loading() && a.replication().unassigned())
                .isPresent();
    }

    static boolean claimsPrimary(ObservedNode node) {
        return node.answer().filter(NodeAnswer::isPrimary).isPresent();
    }

    static Holder holder(ObservedNode node) {
        return new Holder(node.id(), node.answer().map(NodeAnswer::runId).orElse(""));
    }

    /** When the node answered last; {@link Instant#MIN} when it does not answer. */
    static Instant answeredAt(ObservedNode node) {
        return node.reach() instanceof Reach.Answering(var answer, var at, var since, var previous) ? at : Instant.MIN;
    }
}
