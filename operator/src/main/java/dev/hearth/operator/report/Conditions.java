package dev.hearth.operator.report;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.Condition;
import dev.hearth.api.ConditionStatus;
import dev.hearth.api.Reason;
import dev.hearth.api.Timestamps;
import dev.hearth.api.v1alpha1.SpreadPolicy;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Every condition on every pass, in their fixed order, with transition times kept. Ready takes over the first that is in
 * the way:
 *
 * <ol>
 *   <li>paused, and a change waits
 *   <li>SpecValid
 *   <li>Stalled
 *   <li>PrimaryAvailable
 *   <li>Available
 *   <li>SettingsApplied
 *   <li>ZoneSpread, where it is required
 *   <li>Degraded
 *   <li>Warm
 *   <li>Reconciling
 * </ol>
 */
final class Conditions {

    private Conditions() {}

    static List<Condition> of(Facts f) {
        var said = new EnumMap<ClusterConditionType, Statement>(ClusterConditionType.class);
        said.put(ClusterConditionType.AVAILABLE, Service.available(f));
        said.put(ClusterConditionType.PRIMARY_AVAILABLE, Service.primary(f));
        said.put(ClusterConditionType.DEGRADED, Health.degraded(f));
        said.put(ClusterConditionType.SPEC_VALID, Work.specValid(f));
        said.put(ClusterConditionType.ZONE_SPREAD, ZoneSpread.of(f));
        said.put(ClusterConditionType.WARM, Work.warm(f));
        said.put(ClusterConditionType.SETTINGS_APPLIED, Work.settingsApplied(f));
        said.put(ClusterConditionType.RECONCILING, Work.reconciling(f));
        said.put(ClusterConditionType.STALLED, Work.stalled(f));
        said.put(ClusterConditionType.READY, ready(f, said));
        return Stream.of(ClusterConditionType.values())
                .map(type -> condition(f, type, Objects.requireNonNull(said.get(type))))
                .toList();
    }

    private static Condition condition(Facts f, ClusterConditionType type, Statement said) {
        return Condition.of(
                        type,
                        said.outcome(),
                        said.message(),
                        f.cluster().resource().getMetadata().getGeneration(),
                        Timestamps.text(f.now()))
                .since(f.before().condition(type));
    }

    private static Statement ready(Facts f, Map<ClusterConditionType, Statement> said) {
        var pause = Work.paused(f);
        if (pause.isPresent()) {
            return Statement.no(Reason.PAUSED, pause.get());
        }
        var required = f.cluster().resource().getSpec().scheduling().zoneSpread() == SpreadPolicy.REQUIRED;
        return Stream.of(
                        unless(said, ClusterConditionType.SPEC_VALID, ConditionStatus.TRUE),
                        unless(said, ClusterConditionType.STALLED, ConditionStatus.FALSE),
                        unless(said, ClusterConditionType.PRIMARY_AVAILABLE, ConditionStatus.TRUE),
                        unless(said, ClusterConditionType.AVAILABLE, ConditionStatus.TRUE),
                        when(said, ClusterConditionType.SETTINGS_APPLIED, ConditionStatus.FALSE),
                        required
                                ? unless(said, ClusterConditionType.ZONE_SPREAD, ConditionStatus.TRUE)
                                : Stream.<Statement>empty(),
                        unless(said, ClusterConditionType.DEGRADED, ConditionStatus.FALSE),
                        when(said, ClusterConditionType.WARM, ConditionStatus.FALSE),
                        when(said, ClusterConditionType.RECONCILING, ConditionStatus.TRUE))
                .flatMap(s -> s)
                .findFirst()
                .map(s -> creating(f, s))
                .orElseGet(() -> Statement.yes(
                        Reason.ALL_NODES_SERVING,
                        "all " + f.expected() + " nodes serve, " + Service.primaryName(f) + " is the primary"));
    }

    /** Before the first primary everything that is missing is part of one story. */
    private static Statement creating(Facts f, Statement cause) {
        var reason = cause.outcome().reason();
        return !f.everServed() && (reason == Reason.NODES_STARTING || reason == Reason.CREATING)
                ? Statement.no(Reason.CREATING, cause.message())
                : Statement.no(reason, cause.message());
    }

    private static Stream<Statement> unless(
            Map<ClusterConditionType, Statement> said, ClusterConditionType type, ConditionStatus fine) {
        var statement = Objects.requireNonNull(said.get(type));
        return statement.outcome().status() == fine ? Stream.empty() : Stream.of(statement);
    }

    private static Stream<Statement> when(
            Map<ClusterConditionType, Statement> said, ClusterConditionType type, ConditionStatus wrong) {
        var statement = Objects.requireNonNull(said.get(type));
        return statement.outcome().status() == wrong ? Stream.of(statement) : Stream.empty();
    }
}
