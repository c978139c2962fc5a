package dev.hearth.operator.decide.shard;

import dev.hearth.operator.model.Holder;
import dev.hearth.operator.model.KubernetesNodeFacts;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.PrimaryRef;
import dev.hearth.operator.model.Reach;
import dev.hearth.operator.model.ShardRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who may follow a lost primary: complete, of the epoch's lineage, a process that was in sync, and able to write to its
 * disk. A replica that waits for a full sync shows its old lineage, its old offset and its old data.
 */
final class Candidates {

    /** Most bytes first; among equals a healthy Kubernetes node, then zone and ordinal, so that the order is total. */
    static final Comparator<ObservedNode> BEST_FIRST = Comparator.comparingLong(Candidates::offset)
            .reversed()
            .thenComparing(Candidates::onHealthyKubernetesNode, Comparator.reverseOrder())
            .thenComparing(n -> n.zone().orElse(""))
            .thenComparingInt(n -> n.id().ordinal())
            .thenComparing(n -> n.id().uid());

    private Candidates() {}

    /** Those that could be promoted once they are frozen, best first. */
    static List<ObservedNode> eligible(Situation s, ShardRecord shard) {
        return s.ready().stream()
                .filter(n -> eligible(s, shard, n))
                .sorted(BEST_FIRST)
                .toList();
    }

    private static boolean eligible(Situation s, ShardRecord shard, ObservedNode node) {
        var answer = node.answer().orElseThrow();
        var holder = new Holder(node.id(), answer.runId());
        return answer.diskWritable()
                && !answer.replication().syncInProgress()
                && shard.replicationId()
                        .filter(answer.replication().replicationId()::equals)
                        .isPresent()
                && (shard.inSync().contains(holder) || isPrimary(shard, holder))
                && answer.replication().offset() + InSync.LIMIT >= lastHeard(s, shard);
    }

    /** Processes that were in sync and may come within reach. */
    static List<Holder> missing(Situation s, ShardRecord shard) {
        return shard.inSync().stream()
                .filter(h -> s.shard()
                        .node(h.node())
                        .filter(n -> n.answer().isEmpty() && !n.pod().deleting())
                        .isPresent())
                .filter(h -> DeathProof.of(s, h).isEmpty())
                .toList();
    }

    private static boolean isPrimary(ShardRecord shard, Holder process) {
        return shard.primary()
                .filter(new PrimaryRef(process.node(), process.runId())::equals)
                .isPresent();
    }

    /** The last offset that the lost primary told us, a lower bound of what it acknowledged; 0 when we never heard it. */
    private static long lastHeard(Situation s, ShardRecord shard) {
        return s.primary()
                .flatMap(Candidates::lastAnswer)
                .filter(a ->
                        shard.primary().filter(p -> p.runId().equals(a.runId())).isPresent())
                .filter(a -> shard.replicationId()
                        .filter(a.replication().replicationId()::equals)
                        .isPresent())
                .map(a -> a.replication().offset())
                .orElse(0L);
    }

    private static Optional<NodeAnswer> lastAnswer(ObservedNode node) {
        return switch (node.reach()) {
            case Reach.Silent silent -> silent.last();
            case Reach.Refused refused -> refused.last();
            default -> node.answer();
        };
    }

    private static long offset(ObservedNode node) {
        return node.answer().map(a -> a.replication().offset()).orElse(-1L);
    }

    private static boolean onHealthyKubernetesNode(ObservedNode node) {
        return !node.pod().deleting()
                && node.host()
                        .filter(KubernetesNodeFacts::ready)
                        .filter(h -> !h.cordoned())
                        .isPresent();
    }
}
