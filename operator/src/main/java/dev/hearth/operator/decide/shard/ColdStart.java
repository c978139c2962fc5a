package dev.hearth.operator.decide.shard;

import dev.hearth.operator.model.ContainerState;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Persistence;
import dev.hearth.operator.model.Reach;
import dev.hearth.operator.model.ShardRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Who holds the newest data when nobody who was in sync is left. After a restart neither offset, nor file size, nor key
 * count, nor save time tells; the epoch marker in the function library does.
 */
final class ColdStart {

    private ColdStart() {}

    /** What is to be done about it. */
    sealed interface Choice {
        /** @param lossy its marker is older than the record, so an epoch is missing */
        record Take(ObservedNode node, boolean lossy) implements Choice {}

        /** @param whom for the person on call, who is missing */
        record Await(String whom, Instant until) implements Choice {}

        /** Nobody answers. */
        record Nobody() implements Choice {}
    }

    /**
     * @param since when the wait began
     */
    static Choice choose(Situation s, ShardRecord shard, Instant since) {
        var until = since.plus(s.policy().coldStartWait());
        var missing = s.now().isBefore(until) ? missing(s) : Optional.<String>empty();
        if (missing.isPresent()) {
            return new Choice.Await(missing.get(), until);
        }
        return s.ready().stream()
                .filter(n -> n.answer().filter(NodeAnswer::diskWritable).isPresent())
                .max(order(shard))
                .<Choice>map(n -> new Choice.Take(n, marker(n) < lastMarker(shard)))
                .orElseGet(Choice.Nobody::new);
    }

    /** A member that may hold data and has not said so; empty when all have spoken. */
    private static Optional<String> missing(Situation s) {
        var silent = s.nodes().stream()
                .filter(n -> mayHoldData(s, n))
                .map(ObservedNode::name)
                .findFirst();
        var absent = s.policy().replicas() + 1 - s.nodes().size();
        return silent.isEmpty() && absent > 0 && keepsFiles(s)
                ? Optional.of(absent + " pods that do not exist yet")
                : silent;
    }

    private static boolean mayHoldData(Situation s, ObservedNode node) {
        return switch (node.reach()) {
            case Reach.Answering a -> a.answer().loading();
            case Reach.Unknown u -> keepsFiles(s) || (node.pod().ip().isPresent() && started(node));
            case Reach.Refused r -> keepsFiles(s);
            case Reach.Silent silent -> keepsFiles(s) || started(node);
            case Reach.Garbled g -> true;
        };
    }

    private static boolean started(ObservedNode node) {
        return node.pod().container() == ContainerState.RUNNING;
    }

    private static boolean keepsFiles(Situation s) {
        return s.policy().persistence() != Persistence.NONE;
    }

    /** Never an empty node while another has data; then the marker; then whoever was the primary of that epoch. */
    private static Comparator<ObservedNode> order(ShardRecord shard) {
        return Comparator.<ObservedNode, Boolean>comparing(n -> keys(n) > 0)
                .thenComparingLong(ColdStart::marker)
                .thenComparing(n -> wasPrimary(shard, n))
                .thenComparingLong(n -> comparableOffset(shard, n))
                .thenComparingLong(ColdStart::keys)
                .thenComparing(n -> n.id().ordinal(), Comparator.reverseOrder());
    }

    private static long keys(ObservedNode node) {
        return node.answer().map(NodeAnswer::keys).orElse(0L);
    }

    static long marker(ObservedNode node) {
        return node.answer().map(a -> a.epoch().orElse(0)).orElse(0L);
    }

    private static long lastMarker(ShardRecord shard) {
        return shard.epoch();
    }

    private static boolean wasPrimary(ShardRecord shard, ObservedNode node) {
        return shard.primary().filter(p -> p.node().pod().equals(node.name())).isPresent();
    }

    private static long comparableOffset(ShardRecord shard, ObservedNode node) {
        return node.answer()
                .map(NodeAnswer::replication)
                .filter(r ->
                        shard.replicationId().filter(r.replicationId()::equals).isPresent())
                .map(r -> r.offset())
                .orElse(0L);
    }
}
