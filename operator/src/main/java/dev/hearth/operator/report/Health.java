package dev.hearth.operator.report;

import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.NodeState;
import dev.hearth.api.v1alpha1.NodeStatus;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.VolumeFacts;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Objects;
import java.util.Optional;

/** What is wrong or near a limit: the condition Degraded, and the memory side of it. */
final class Health {

    private static final double NEARLY = 0.85;
    private static final double CONNECTIONS = 0.9;

    private Health() {}

    static Statement degraded(Facts f) {
        if (f.observed().isEmpty()) {
            return Statement.unknown(Reason.NOTHING_OBSERVED, "no node exists yet");
        }
        var settling = !f.everServed();
        return named(f, NodeState.LOST, Reason.NODES_LOST, "is on a Kubernetes node that is gone or not ready")
                .or(() -> named(f, NodeState.UNREACHABLE, Reason.NODE_UNREACHABLE, "does not answer"))
                .or(() -> settling ? Optional.empty() : pending(f))
                .or(() -> settling ? Optional.empty() : rebuilding(f))
                .or(() -> lagging(f))
                .or(() -> memory(f))
                .or(() -> volumes(f))
                .or(() -> connections(f))
                .orElseGet(() -> Statement.no(Reason.HEALTHY, "nothing is wrong"));
    }

    private static Optional<Statement> named(Facts f, NodeState state, Reason reason, String what) {
        return f.in(state)
                .findFirst()
                .map(n -> Statement.yes(
                        reason, n.name() + (n.zone() == null ? "" : " in zone " + n.zone()) + " " + what));
    }

    private static Optional<Statement> pending(Facts f) {
        var message = f.observed().stream()
                .map(n -> n.pod().unschedulable())
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("its pod does not exist yet");
        return f.firstIn(NodeState.PENDING)
                .map(name -> Statement.yes(Reason.NODE_PENDING, name + " has no place: " + message));
    }

    private static Optional<Statement> rebuilding(Facts f) {
        return f.absent().findFirst().map(n -> Statement.yes(Reason.REBUILDING, n.name() + " " + doing(n)));
    }

    private static String doing(NodeStatus node) {
        return switch (Objects.requireNonNullElse(node.state(), NodeState.PENDING)) {
            case SYNCING -> "is being filled from the primary";
            case WARMING -> "is synced and warms up";
            case LOADING -> "reads its data from disk";
            case UNASSIGNED -> "follows nobody yet";
            default -> "is starting";
        };
    }

    private static Optional<Statement> lagging(Facts f) {
        return f.nodes().stream()
                .filter(n -> Objects.requireNonNullElse(n.lagSeconds(), 0) > 0)
                .findFirst()
                .map(n -> Statement.yes(Reason.REPLICA_LAGGING, n.name() + " is more than 5 s behind"));
    }

    private static Optional<Statement> memory(Facts f) {
        var refusing = f.primary().flatMap(ObservedNode::answer).filter(Health::nothingIsEvicted);
        return refusing.filter(a -> used(a) >= 1)
                .map(a -> Statement.yes(Reason.MEMORY_FULL, "writes are refused: the memory is full"))
                .or(() -> refusing.filter(a -> used(a) >= NEARLY)
                        .map(a -> Statement.yes(
                                Reason.MEMORY_NEARLY_FULL, "85 % or more of the memory for data is in use")));
    }

    private static boolean nothingIsEvicted(NodeAnswer answer) {
        return "noeviction".equals(answer.settings().get("maxmemory-policy"))
                && answer.memory().maxBytes() > 0;
    }

    private static double used(NodeAnswer answer) {
        return (double) answer.memory().usedBytes() / answer.memory().maxBytes();
    }

    private static Optional<Statement> volumes(Facts f) {
        return f.cluster().volumes().stream()
                .flatMap(v -> f.observed().stream()
                        .filter(n -> n.name().equals(v.pod()))
                        .flatMap(n -> n.answer().flatMap(a -> volume(v, a)).stream()))
                .findFirst();
    }

    /** What is on a volume beside the append-only file is not known; a rewrite needs room for a second one. */
    private static Optional<Statement> volume(VolumeFacts volume, NodeAnswer answer) {
        if (!answer.diskWritable()) {
            return Optional.of(Statement.yes(
                    Reason.VOLUME_NEARLY_FULL,
                    volume.pod() + " cannot write to its volume, which may be full; raise persistence.size"));
        }
        return volume.capacity()
                .filter(size -> answer.fileBytes()
                        >= NEARLY * Quantity.getAmountInBytes(size).doubleValue())
                .map(size -> Statement.yes(
                        Reason.VOLUME_NEARLY_FULL,
                        "the append-only file of " + volume.pod() + " fills 85 % or more of its volume of " + size
                                + "; raise persistence.size"));
    }

    private static Optional<Statement> connections(Facts f) {
        return f.observed().stream()
                .filter(n -> n.answer().filter(Health::nearlyUsedUp).isPresent())
                .map(ObservedNode::name)
                .findFirst()
                .map(name -> Statement.yes(
                        Reason.CONNECTIONS_NEARLY_USED_UP, name + " has 90 % or more of its connections in use"));
    }

    private static boolean nearlyUsedUp(NodeAnswer answer) {
        var most = answer.settings().getOrDefault("maxclients", "");
        return most.matches("[0-9]{1,9}") && answer.connectedClients() >= CONNECTIONS * Integer.parseInt(most);
    }
}
