package dev.hearth.api;

import static dev.hearth.api.Outcomes.all;
import static dev.hearth.api.Outcomes.no;
import static dev.hearth.api.Outcomes.unknown;
import static dev.hearth.api.Outcomes.yes;

import java.util.List;

/** The conditions of a CacheClass, in the order in which they stand in its status. */
public enum ClassConditionType implements ConditionType {
    READY(
            "Ready",
            "Accepted and Programmed hold. The reason is that of the first of them that does not, else that of Programmed.",
            all(
                    yes(Reason.PROGRAMMED, Reason.ROLLING_OUT, Reason.BYPASSED),
                    no(
                            Reason.CLUSTER_NOT_FOUND,
                            Reason.NAMESPACE_NOT_ALLOWED,
                            Reason.CONFLICTED,
                            Reason.EVICTION_NOT_HONOURED,
                            Reason.ENGINE_LACKS_FEATURE,
                            Reason.SOURCE_NOT_ALLOWED,
                            Reason.SECRET_NOT_USABLE,
                            Reason.INVALID,
                            Reason.NOT_ACCEPTED,
                            Reason.PUBLISHING,
                            Reason.CLUSTER_NOT_READY,
                            Reason.WORKER_UNAVAILABLE),
                    unknown(Reason.NOT_OBSERVED, Reason.PENDING))),
    ACCEPTED(
            "Accepted",
            "The cluster takes the class. A changed class that is refused keeps its last accepted policy.",
            all(
                    yes(Reason.ACCEPTED),
                    no(
                            Reason.CLUSTER_NOT_FOUND,
                            Reason.NAMESPACE_NOT_ALLOWED,
                            Reason.CONFLICTED,
                            Reason.EVICTION_NOT_HONOURED,
                            Reason.ENGINE_LACKS_FEATURE,
                            Reason.SOURCE_NOT_ALLOWED,
                            Reason.SECRET_NOT_USABLE,
                            Reason.INVALID),
                    unknown(Reason.PENDING))),
    PROGRAMMED(
            "Programmed",
            "The policy is published where running programs read it.",
            all(
                    yes(Reason.PROGRAMMED, Reason.ROLLING_OUT, Reason.BYPASSED),
                    no(Reason.NOT_ACCEPTED, Reason.PUBLISHING, Reason.CLUSTER_NOT_READY, Reason.WORKER_UNAVAILABLE))),
    HIT_RATE_MET(
            "HitRateMet",
            "The hit rate reaches spec.slo.hitRatePercent. Reported only; it never makes the class less Ready.",
            all(
                    yes(Reason.MET, Reason.NO_OBJECTIVE),
                    no(Reason.BELOW_OBJECTIVE),
                    unknown(Reason.TOO_FEW_READS, Reason.WARMING_UP, Reason.NOT_MEASURED))),
    RECONCILING(
            "Reconciling",
            "The operator is working on the class. A missing cluster counts as work for 60 s, since GitOps tools apply"
                    + " both at once.",
            all(
                    yes(
                            Reason.PENDING,
                            Reason.PUBLISHING,
                            Reason.CLUSTER_NOT_FOUND,
                            Reason.CLUSTER_NOT_READY,
                            Reason.WORKER_UNAVAILABLE),
                    no(Reason.SETTLED))),
    STALLED(
            "Stalled",
            "Somebody is needed: the class is refused as it is. Never True together with Reconciling.",
            all(
                    no(Reason.NOT_STALLED),
                    yes(
                            Reason.CLUSTER_NOT_FOUND,
                            Reason.NAMESPACE_NOT_ALLOWED,
                            Reason.CONFLICTED,
                            Reason.EVICTION_NOT_HONOURED,
                            Reason.ENGINE_LACKS_FEATURE,
                            Reason.SOURCE_NOT_ALLOWED,
                            Reason.SECRET_NOT_USABLE,
                            Reason.INVALID,
                            Reason.INTERNAL_ERROR)));

    private final String text;
    private final String meaning;
    private final List<Outcome> outcomes;

    ClassConditionType(String text, String meaning, List<Outcome> outcomes) {
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
