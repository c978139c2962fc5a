package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Persistence;
import java.time.Duration;
import java.util.Optional;

/** Role labels for people and for the read Service, the route to the primary, and the gate "synced and warm". */
final class RoleLabels {

    static final String PRIMARY = "primary";
    static final String REPLICA = "replica";
    static final String UNASSIGNED = "unassigned";

    private RoleLabels() {}

    static void plan(Situation s, Draft draft, ObservedNode primary) {
        if (s.shard().routedTo().filter(primary.name()::equals).isEmpty()) {
            draft.add(new Action.Route(s.shard().index(), primary.id(), Reason.NEW_PRIMARY));
        }
        label(draft, primary, PRIMARY);
        gate(draft, primary, true);
        for (var node : s.others(primary.id())) {
            role(node, primary).ifPresent(role -> label(draft, node, role));
            warm(s, node, primary).ifPresent(open -> gate(draft, node, open));
            if (node.pod().warmGate().filter(open -> open).isEmpty()) {
                draft.checkIn(Duration.ofSeconds(1));
            }
        }
    }

    /** Empty to leave it: a replica out of our reach may still serve reads. */
    private static Optional<String> role(ObservedNode node, ObservedNode primary) {
        if (Situation.follows(node, primary)) {
            return Optional.of(REPLICA);
        }
        var known = node.answer().isPresent();
        var wrong = node.pod()
                .roleLabel()
                .filter(l -> l.equals(REPLICA) || l.equals(UNASSIGNED))
                .isEmpty();
        return known || wrong ? Optional.of(UNASSIGNED) : Optional.empty();
    }

    /**
     * A replica is warm when it is in sync, and, with an append-only file, when that has been rewritten: before, a
     * restart brings back what was on disk before the sync.
     */
    private static Optional<Boolean> warm(Situation s, ObservedNode node, ObservedNode primary) {
        if (node.answer().isEmpty()) {
            return Optional.empty();
        }
        var answer = node.answer().get();
        if (InSync.test(node, primary)) {
            return s.policy().persistence() == Persistence.APPEND_ONLY && answer.rewriteInProgress()
                    ? Optional.empty()
                    : Optional.of(true);
        }
        var empty = answer.loading()
                || answer.replication().syncInProgress()
                || answer.replication().unassigned();
        return empty ? Optional.of(false) : Optional.empty();
    }

    private static void label(Draft draft, ObservedNode node, String role) {
        if (node.pod().roleLabel().filter(role::equals).isEmpty()) {
            draft.add(new Action.Label(node.id(), role, Reason.ROLE_CHANGED));
        }
    }

    private static void gate(Draft draft, ObservedNode node, boolean open) {
        if (node.pod().warmGate().filter(g -> g == open).isEmpty()) {
            draft.add(new Action.Gate(node.id(), open, open ? Reason.SYNC_DONE : Reason.NOT_IN_SYNC));
        }
    }
}
