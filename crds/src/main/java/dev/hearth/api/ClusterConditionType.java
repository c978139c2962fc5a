package dev.hearth.api;

import static dev.hearth.api.Outcomes.all;
import static dev.hearth.api.Outcomes.no;
import static dev.hearth.api.Outcomes.unknown;
import static dev.hearth.api.Outcomes.yes;

import java.util.List;

/**
 * The conditions of a CacheCluster, in the order in which they stand in its status: Ready first, because {@code kubectl
 * describe} prints the list as it is. All of them are present from the first visit on.
 */
public enum ClusterConditionType implements ConditionType {
    READY(
            "Ready",
            "The cluster is as declared. When it is not, the reason is the first cause in the order: not observed, paused"
                    + " with waiting changes, SpecValid, Stalled, PrimaryAvailable, Available, SettingsApplied,"
                    + " ZoneSpread when required, Degraded, Warm, Reconciling.",
            all(yes(Reason.ALL_NODES_SERVING), no(Reason.CREATING, Reason.PAUSED), unknown(Reason.NOT_OBSERVED))),
    AVAILABLE(
            "Available",
            "Clients are served, even while something is being changed or repaired.",
            all(
                    yes(Reason.SERVING),
                    no(Reason.CREATING, Reason.READS_ONLY, Reason.PARTLY_SERVED, Reason.NOT_SERVED),
                    unknown(Reason.OPERATOR_ISOLATED, Reason.NOTHING_OBSERVED))),
    DEGRADED(
            "Degraded",
            "Something is wrong or close to a limit although clients may be served. True is the bad state.",
            all(
                    no(Reason.HEALTHY),
                    yes(
                            Reason.NODE_UNREACHABLE,
                            Reason.NODES_LOST,
                            Reason.NODE_PENDING,
                            Reason.REBUILDING,
                            Reason.REPLICA_LAGGING,
                            Reason.MEMORY_NEARLY_FULL,
                            Reason.MEMORY_FULL,
                            Reason.VOLUME_NEARLY_FULL,
                            Reason.CONNECTIONS_NEARLY_USED_UP,
                            Reason.WORKER_UNAVAILABLE),
                    unknown(Reason.OPERATOR_ISOLATED, Reason.NOTHING_OBSERVED))),
    SPEC_VALID(
            "SpecValid",
            "What only the operator can check about the spec holds. When False, the last accepted spec goes on running.",
            all(
                    yes(Reason.ACCEPTED),
                    no(
                            Reason.ENGINE_NOT_SUPPORTED,
                            Reason.SECRET_NOT_FOUND,
                            Reason.SECRET_INVALID,
                            Reason.VOLUME_NOT_EXPANDABLE,
                            Reason.NAME_TAKEN,
                            Reason.REQUEST_REFUSED),
                    unknown(Reason.NOT_CHECKED))),
    PRIMARY_AVAILABLE(
            "PrimaryAvailable",
            "Every shard has a primary that accepts writes.",
            all(
                    yes(Reason.SERVING, Reason.FENCE_OPENED),
                    no(
                            Reason.NODES_STARTING,
                            Reason.FAILOVER_IN_PROGRESS,
                            Reason.SWITCHOVER_IN_PROGRESS,
                            Reason.NO_CANDIDATE,
                            Reason.NO_DATA_LEFT,
                            Reason.MAJORITY_LOST,
                            Reason.WRITES_REFUSED),
                    unknown(Reason.OPERATOR_ISOLATED, Reason.NOTHING_OBSERVED))),
    ZONE_SPREAD(
            "ZoneSpread",
            "The nodes of each shard lie in different zones.",
            all(
                    yes(Reason.SPREAD, Reason.NOT_REQUIRED),
                    no(Reason.SINGLE_ZONE, Reason.UNEVEN, Reason.ZONES_LOST),
                    unknown(Reason.ZONES_UNKNOWN, Reason.NOTHING_OBSERVED))),
    WARM(
            "Warm",
            "The nodes hold enough of what readers ask for (spec.rebuild.warmPercent).",
            all(
                    yes(Reason.WARM, Reason.NOTHING_TO_WARM),
                    no(Reason.WARMING_UP, Reason.WAITING_FOR_SOURCE, Reason.DEADLINE_PASSED),
                    unknown(Reason.NOTHING_OBSERVED))),
    SETTINGS_APPLIED(
            "SettingsApplied",
            "Every running server has the settings, passwords, certificates and volume sizes of the spec.",
            all(
                    yes(Reason.APPLIED, Reason.OLD_PASSWORD_STILL_VALID),
                    no(
                            Reason.APPLYING,
                            Reason.SETTING_REFUSED,
                            Reason.DATA_DOES_NOT_FIT,
                            Reason.CERTIFICATE_EXPIRING,
                            Reason.CERTIFICATE_INVALID,
                            Reason.VOLUME_RESIZING),
                    unknown(Reason.NOTHING_OBSERVED))),
    RECONCILING(
            "Reconciling",
            "The operator is working towards the spec. One of the two conditions that kstatus, and so Flux, reads.",
            all(
                    yes(
                            Reason.CREATING,
                            Reason.UPDATING,
                            Reason.SCALING,
                            Reason.FAILING_OVER,
                            Reason.SWITCHING_OVER,
                            Reason.REBUILDING,
                            Reason.WARMING_UP,
                            Reason.APPLYING_SETTINGS),
                    no(Reason.SETTLED, Reason.PAUSED))),
    STALLED(
            "Stalled",
            "Somebody is needed: the operator cannot go on by itself. Never True together with Reconciling.",
            all(
                    no(Reason.NOT_STALLED),
                    yes(
                            Reason.ENGINE_NOT_SUPPORTED,
                            Reason.SECRET_NOT_FOUND,
                            Reason.SECRET_INVALID,
                            Reason.VOLUME_NOT_EXPANDABLE,
                            Reason.NAME_TAKEN,
                            Reason.REQUEST_REFUSED,
                            Reason.UNSCHEDULABLE,
                            Reason.ZONES_LOST,
                            Reason.NO_CANDIDATE,
                            Reason.CONSENT_NEEDED,
                            Reason.UPDATE_FAILED,
                            Reason.SETTING_REFUSED,
                            Reason.COMMAND_REFUSED,
                            Reason.INTERNAL_ERROR)));

    private final String text;
    private final String meaning;
    private final List<Outcome> outcomes;

    ClusterConditionType(String text, String meaning, List<Outcome> outcomes) {
        this.text = text;
        this.meaning = meaning;
        this.outcomes = outcomes;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public List<Outcome> outcomes() {
        return outcomes;
    }
}
