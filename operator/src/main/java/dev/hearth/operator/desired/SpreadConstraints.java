package dev.hearth.operator.desired;

import dev.hearth.api.v1alpha1.SpreadPolicy;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.ArrayList;
import java.util.List;

/** How the nodes of a shard keep apart from one another. */
final class SpreadConstraints {

    private static final String HOST_KEY = "kubernetes.io/hostname";

    private SpreadConstraints() {}

    static List<TopologySpreadConstraint> of(EffectiveSpec spec, int shard) {
        var scheduling = spec.scheduling();
        var constraints = new ArrayList<TopologySpreadConstraint>();
        if (scheduling.zoneSpread() != SpreadPolicy.DISABLED) {
            constraints.add(constraint(spec, shard, scheduling.zoneKey(), scheduling.zoneSpread()));
        }
        // The pod API refuses two constraints with one key.
        var zonesAreHosts = scheduling.zoneSpread() != SpreadPolicy.DISABLED
                && scheduling.zoneKey().equals(HOST_KEY);
        if (scheduling.hostSpread() != SpreadPolicy.DISABLED && !zonesAreHosts) {
            constraints.add(constraint(spec, shard, HOST_KEY, scheduling.hostSpread()));
        }
        return constraints;
    }

    private static TopologySpreadConstraint constraint(EffectiveSpec spec, int shard, String key, SpreadPolicy policy) {
        return new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey(key)
                .withWhenUnsatisfiable(policy == SpreadPolicy.REQUIRED ? "DoNotSchedule" : "ScheduleAnyway")
                .withLabelSelector(new LabelSelectorBuilder()
                        .withMatchLabels(Names.shardSelector(spec.cluster(), shard))
                        .build())
                .build();
    }
}
