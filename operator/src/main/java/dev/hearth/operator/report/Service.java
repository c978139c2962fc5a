package dev.hearth.operator.report;

import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.NodeState;
import dev.hearth.api.v1alpha1.NodeStatus;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.PrimaryRef;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether clients are served: the conditions Available and PrimaryAvailable. */
final class Service {

    private Service() {}

    static Statement available(Facts f) {
        if (f.writable()) {
            return Statement.yes(Reason.SERVING, f.serving() + " of " + f.expected() + " nodes serve");
        }
        if (!f.everServed()) {
            return Statement.no(Reason.CREATING, "nobody is served yet; " + waiting(f));
        }
        var readers = f.in(NodeState.SERVING).map(NodeStatus::name).collect(Collectors.joining(" and "));
        return readers.isEmpty()
                ? Statement.no(Reason.NOT_SERVED, "no node answers; " + waiting(f))
                : Statement.no(Reason.READS_ONLY, "reads are served by " + readers + "; no primary accepts writes");
    }

    static Statement primary(Facts f) {
        if (f.moving(MoveKind.SWITCHOVER)) {
            return Statement.no(Reason.SWITCHOVER_IN_PROGRESS, move(f));
        }
        if (f.moving(MoveKind.FAILOVER)) {
            return hold(f, Reason.NO_CANDIDATE)
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
        if (f.observed().stream().noneMatch(n -> n.answer().isPresent())
                && f.in(NodeState.LOST).findAny().isEmpty()) {
            return Statement.unknown(Reason.OPERATOR_ISOLATED, "the operator reaches no node, and so does nothing");
        }
        return Statement.no(Reason.WRITES_REFUSED, primaryName(f) + " takes no writes; " + waiting(f));
    }

    static String primaryName(Facts f) {
        return f.shard().primary().map(PrimaryRef::node).map(NodeId::pod).orElse("no node");
    }

    private static Optional<Hold> hold(Facts f, Reason reason) {
        return f.plan().plan().holds().stream()
                .filter(h -> h.reason() == reason)
                .findFirst();
    }

    private static String move(Facts f) {
        var move = f.shard().move().orElseThrow();
        var from = move.from().map(p -> p.node().pod()).orElse("nobody");
        var to = move.to().map(NodeId::pod).map(pod -> "promoting " + pod);
        return "shard 0: " + to.orElseGet(() -> "fencing " + from + reason(f, move));
    }

    private static String reason(Facts f, Move move) {
        return f.plan().plan().holds().stream()
                .findFirst()
                .map(h -> "; " + h.message())
                .orElse(" (" + move.reason().text() + ")");
    }

    static String waiting(Facts f) {
        var absent = f.nodes().stream()
                .filter(n -> n.state() != NodeState.SERVING)
                .map(n -> n.name() + " is " + String.valueOf(n.state()).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return f.plan().plan().holds().stream()
                .findFirst()
                .map(Hold::message)
                .orElse(absent.isEmpty() ? "its nodes are being made" : absent);
    }
}
