package dev.hearth.operator.report;

import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.NodeState;
import dev.hearth.api.v1alpha1.NodeStatus;
import dev.hearth.api.v1alpha1.SpreadPolicy;
import java.util.Objects;

/** How the nodes of the shard lie in zones: the condition ZoneSpread. */
final class ZoneSpread {

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
        return zones < Math.min(placed, 3)
                ? Statement.no(Reason.UNEVEN, placed + " nodes share " + zones + " zones")
                : Statement.yes(Reason.SPREAD, placed + " nodes are in " + zones + " zones");
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
