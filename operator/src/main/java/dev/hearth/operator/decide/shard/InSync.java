package dev.hearth.operator.decide.shard;

import dev.hearth.operator.model.AttachedReplica;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Reach;
import java.util.List;
import java.util.Optional;

/**
 * Which replicas hold what their primary holds, judged by bytes of one lineage. Seconds of lag prove nothing: a replica
 * 17 MB behind acknowledges once a second like any other.
 */
final class InSync {

    /** A replica within this many bytes of its primary is in sync. */
    static final long LIMIT = 1 << 20;

    private InSync() {}

    /** The replicas that are in sync with the primary now. */
    static List<ObservedNode> with(Situation s, ObservedNode primary) {
        return s.others(primary.id()).stream().filter(n -> test(n, primary)).toList();
    }

    static boolean test(ObservedNode replica, ObservedNode primary) {
        return replica.reach() instanceof Reach.Answering r
                && primary.reach() instanceof Reach.Answering p
                && Situation.follows(replica, primary)
                && complete(r.answer(), p.answer())
                && listed(p.answer(), replica)
                        .filter(a -> a.online() && a.offset() > 0)
                        .isPresent()
                && closeEnough(r, p);
    }

    /** How the primary lists that node; empty when it does not. */
    static Optional<AttachedReplica> listed(NodeAnswer primary, ObservedNode replica) {
        return primary.replication().replicas().stream()
                .filter(a -> replica.pod().ip().filter(a.ip()::equals).isPresent())
                .findFirst();
    }

    private static boolean complete(NodeAnswer replica, NodeAnswer primary) {
        var r = replica.replication();
        return r.linkUp()
                && !replica.loading()
                && !r.syncInProgress()
                && r.replicationId().equals(primary.replication().replicationId());
    }

    /**
     * The two were not asked at the same time: under a heavy load a replica that was asked earlier is measured by what
     * its primary had one question before.
     */
    private static boolean closeEnough(Reach.Answering replica, Reach.Answering primary) {
        var has = replica.answer().replication().offset();
        var before = primary.previousOffset();
        var askedEarlier = replica.answeredAt().isBefore(primary.answeredAt());
        return primary.answer().replication().offset() - has <= LIMIT || (askedEarlier && before >= 0 && has >= before);
    }
}
