package dev.hearth.operator.report;

import dev.hearth.api.Reason;
import dev.hearth.api.Timestamps;
import dev.hearth.api.v1alpha1.NodeState;
import dev.hearth.api.v1alpha1.NodeStatus;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.PrimaryRef;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether clients are served: the conditions Available and PrimaryAvailable. */
final class Service {

    private static final String ISOLATED = "the operator reaches no node, and so does nothing";

    private Service() {}

    static Statement available(Facts f) {
        if (f.writable()) {
            return Statement.yes(Reason.SERVING, f.serving() + " of " + f.expected() + " nodes serve");
        }
        if (!f.everServed()) {
            return Statement.no(Reason.CREATING, "nobody is served yet; " + waiting(f));
        }
        if (isolated(f)) {
            return Statement.unknown(Reason.OPERATOR_ISOLATED, ISOLATED);
        }
        var readers = f.readers().stream().map(NodeStatus::name).collect(Collectors.joining(" and "));
        return readers.isEmpty()
                ? Statement.no(Reason.NOT_SERVED, "no node answers; " + waiting(f))
                : Statement.no(Reason.READS_ONLY, "reads are served by " + readers + "; no primary accepts writes");
    }

    static Statement primary(Facts f) {
        if (f.moving(MoveKind.SWITCHOVER)) {
            return Statement.no(Reason.SWITCHOVER_IN_PROGRESS, move(f));
        }
        if (f.moving(MoveKind.FAILOVER)) {
            return f.hold(Reason.NO_CANDIDATE)
                    .map(h -> Statement.no(Reason.NO_CANDIDATE, h.message()))
                    .orElseGet(() -> Statement.no(Reason.FAILOVER_IN_PROGRESS, move(f)));
        }
        if (f.writable()) {
            return f.fenceOpenWithReplicasWanted()
                    ? Statement.yes(Reason.FENCE_OPENED, primaryName(f) + " takes writes, and each exists once")
                    : Statement.yes(Reason.SERVING, primaryName(f) + " takes writes");
        }
        if (!f.everServed()) {
            return Statement.no(Reason.NODES_STARTING, waiting(f));
        }
        if (isolated(f)) {
            return Statement.unknown(Reason.OPERATOR_ISOLATED, ISOLATED);
        }
        return Statement.no(Reason.WRITES_REFUSED, primaryName(f) + " takes no writes; " + waiting(f));
    }

    static String primaryName(Facts f) {
        return f.shard().primary().map(PrimaryRef::node).map(NodeId::pod).orElse("no node");
    }

    /** All of them run as far as Kubernetes knows, and none answers: it is more likely us. */
    private static boolean isolated(Facts f) {
        return !f.nodes().isEmpty() && f.nodes().stream().allMatch(n -> n.state() == NodeState.UNREACHABLE);
    }

    private static String move(Facts f) {
        var move = f.shard().move().orElseThrow();
        var from = move.from().map(p -> p.node().pod()).orElse("nobody");
        var to = move.to().map(NodeId::pod).orElse("a replica");
        if (move.proof().isPresent()) {
            return "shard 0: promoting " + to;
        }
        return move.kind() == MoveKind.SWITCHOVER
                ? "shard 0: " + from + " hands over to " + to
                : "shard 0: fencing " + from + reason(f, move);
    }

    private static String reason(Facts f, Move move) {
        return f.holds().stream()
                .findFirst()
                .map(h -> h.until().map(t -> " until " + Timestamps.text(t)).orElse("") + "; " + h.message())
                .orElse(" (" + move.reason().text() + ")");
    }

    static String waiting(Facts f) {
        var absent = f.absent()
                .map(n -> n.name() + " is " + String.valueOf(n.state()).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return f.holds().stream()
                .filter(h -> h.reason() != Reason.PAUSED && h.reason() != Reason.SETTING_REFUSED)
                .findFirst()
                .map(Hold::message)
                .orElse(absent.isEmpty() ? "its nodes are being made" : absent);
    }
}
