package dev.hearth.operator.report;

import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.NodeState;
import dev.hearth.api.v1alpha1.NodeStatus;
import dev.hearth.api.v1alpha1.SpreadPolicy;
import dev.hearth.operator.model.Place;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How the nodes of the shard lie in zones: the condition ZoneSpread. */
final class ZoneSpread {

    /** The scheduler's words for a pod that would be one too many in every zone it can reach. */
    private static final String SPREAD_CONSTRAINT = "topology spread constraints";

    private ZoneSpread() {}

    static Statement of(Facts f) {
        var policy = f.cluster().resource().getSpec().scheduling().zoneSpread();
        if (policy == SpreadPolicy.DISABLED || f.expected() <= 1) {
            return Statement.yes(Reason.NOT_REQUIRED, "there is nothing to spread");
        }
        var placed = f.observed().stream()
                .filter(n -> n.pod().kubernetesNode().isPresent())
                .count();
        if (placed == 0 || !f.everServed() && placed < f.expected()) {
            return Statement.unknown(
                    Reason.NOTHING_OBSERVED, placed + " of " + f.expected() + " nodes have a place yet");
        }
        var lost = lost(f);
        if (lost.isPresent()) {
            return Statement.no(Reason.ZONES_LOST, lost.get());
        }
        var zones = zones(f);
        if (zones == 0) {
            return Statement.unknown(
                    Reason.ZONES_UNKNOWN,
                    "the Kubernetes nodes do not carry the label "
                            + f.cluster().resource().getSpec().scheduling().zoneKey());
        }
        if (zones == 1) {
            return Statement.no(Reason.SINGLE_ZONE, "all " + placed + " nodes are in one zone");
        }
        return zones < Math.min(placed, 3) || skewed(f)
                ? Statement.no(Reason.UNEVEN, placed + " nodes share " + zones + " zones")
                : Statement.yes(Reason.SPREAD, placed + " nodes are in " + zones + " zones");
    }

    /** Why nodes that have to be in other zones have no place; empty when they have, or when it is for another reason. */
    static Optional<String> lost(Facts f) {
        var required = f.cluster().resource().getSpec().scheduling().zoneSpread() == SpreadPolicy.REQUIRED;
        var waits = f.observed().stream()
                .flatMap(n -> n.pod().unschedulable().stream())
                .anyMatch(words -> words.contains(SPREAD_CONSTRAINT));
        var closed = closed(f);
        return required && waits && !closed.isEmpty()
                ? Optional.of("zones without a schedulable Kubernetes node: " + String.join(", ", closed) + "; "
                        + f.serving() + " of " + f.expected() + " nodes serve")
                : Optional.empty();
    }

    private static Set<String> closed(Facts f) {
        var zones = new TreeSet<String>();
        f.cluster().places().forEach(p -> zones.add(p.zone()));
        f.cluster().places().stream().filter(Place::open).forEach(p -> zones.remove(p.zone()));
        return zones;
    }

    /** A zone has two nodes more than another one where some could be. */
    private static boolean skewed(Facts f) {
        var counts = new TreeMap<String, Integer>();
        f.cluster().places().stream().filter(Place::open).forEach(p -> counts.put(p.zone(), 0));
        f.observed().stream().flatMap(n -> n.zone().stream()).forEach(zone -> counts.merge(zone, 1, Integer::sum));
        var sorted = counts.values().stream().sorted().toList();
        return sorted.getLast() - sorted.getFirst() > 1;
    }

    static long zones(Facts f) {
        return f.nodes().stream()
                .filter(n -> n.state() != NodeState.PENDING)
                .map(NodeStatus::zone)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }
}
