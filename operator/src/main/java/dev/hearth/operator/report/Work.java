package dev.hearth.operator.report;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.ConditionStatus;
import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.NodeState;
import dev.hearth.api.v1alpha1.NodeStatus;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.VolumeFacts;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Optional;

/** What is under way and what is stuck: SpecValid, SettingsApplied, Warm, Reconciling and Stalled. */
final class Work {

    private static final String STORAGE = "storage";

    private Work() {}

    static Statement specValid(Facts f) {
        return f.problem(ClusterConditionType.SPEC_VALID)
                .map(p -> Statement.no(p.reason(), p.message()))
                .or(() -> f.failed(Reason.NAME_TAKEN).map(r -> Statement.no(Reason.NAME_TAKEN, r.message())))
                .or(() -> f.failed(Reason.VOLUME_NOT_EXPANDABLE)
                        .map(r -> Statement.no(Reason.VOLUME_NOT_EXPANDABLE, r.message())))
                .orElseGet(() -> Statement.yes(Reason.ACCEPTED, "the spec is in force"));
    }

    static Statement settingsApplied(Facts f) {
        if (f.observed().stream().noneMatch(n -> n.answer().isPresent())) {
            return Statement.unknown(Reason.NOTHING_OBSERVED, "no node answers yet");
        }
        return f.problem(ClusterConditionType.SETTINGS_APPLIED)
                .map(p -> Statement.no(p.reason(), p.message()))
                .or(() -> refused(f).map(words -> Statement.no(Reason.SETTING_REFUSED, words)))
                .or(() -> resizing(f))
                .or(() -> f.plan().progress().stream()
                        .filter(p -> p.reason() == Reason.APPLYING_SETTINGS || p.reason() == Reason.UPDATING)
                        .map(p -> Statement.no(Reason.APPLYING, p.message()))
                        .findFirst())
                .orElseGet(() -> Statement.yes(Reason.APPLIED, "every node runs with the settings of the spec"));
    }

    private static Optional<String> refused(Facts f) {
        return f.hold(Reason.SETTING_REFUSED)
                .map(Hold::message)
                .or(() -> f.failed(Reason.SETTING_REFUSED).map(ActionResult.Failed::message));
    }

    private static Optional<Statement> resizing(Facts f) {
        return f.cluster().volumes().stream()
                .map(VolumeFacts::claim)
                .filter(Work::grows)
                .findFirst()
                .map(claim -> Statement.no(
                        Reason.VOLUME_RESIZING,
                        claim.getMetadata().getName() + " grows from "
                                + claim.getStatus().getCapacity().get(STORAGE) + " to "
                                + claim.getSpec().getResources().getRequests().get(STORAGE)));
    }

    private static boolean grows(PersistentVolumeClaim claim) {
        var status = claim.getStatus();
        var has = status == null || status.getCapacity() == null
                ? null
                : status.getCapacity().get(STORAGE);
        var wants = claim.getSpec().getResources().getRequests().get(STORAGE);
        return has != null
                && wants != null
                && Quantity.getAmountInBytes(wants).compareTo(Quantity.getAmountInBytes(has)) > 0;
    }

    static Statement warm(Facts f) {
        if (f.observed().isEmpty()) {
            return Statement.unknown(Reason.NOTHING_OBSERVED, "no node exists yet");
        }
        return f.firstIn(NodeState.WARMING)
                .map(name -> Statement.no(Reason.WARMING_UP, name + " is synced and warms up"))
                .orElseGet(() -> Statement.yes(Reason.WARM, "the nodes that serve hold what their primary holds"));
    }

    static Statement stalled(Facts f) {
        var spec = specValid(f);
        if (spec.outcome().status() == ConditionStatus.FALSE) {
            return Statement.yes(spec.outcome().reason(), spec.message());
        }
        return f.problem(ClusterConditionType.STALLED)
                .map(p -> Statement.yes(p.reason(), p.message()))
                .or(() -> hold(f, Reason.CONSENT_NEEDED))
                .or(() -> hold(f, Reason.NO_CANDIDATE))
                .or(() -> hold(f, Reason.COMMAND_REFUSED))
                .or(() -> ZoneSpread.lost(f).map(words -> Statement.yes(Reason.ZONES_LOST, words)))
                .or(() -> StuckPods.of(f))
                .or(() -> refused(f).map(words -> Statement.yes(Reason.SETTING_REFUSED, words)))
                .orElseGet(() -> Statement.no(Reason.NOT_STALLED, "nobody is needed"));
    }

    private static Optional<Statement> hold(Facts f, Reason reason) {
        return f.hold(reason).map(Hold::message).map(message -> Statement.yes(reason, message));
    }

    static Statement reconciling(Facts f) {
        if (stalled(f).outcome().status() == ConditionStatus.TRUE) {
            return Statement.no(Reason.SETTLED, "it waits for a person; see Stalled");
        }
        var pause = paused(f);
        if (pause.isPresent()) {
            return Statement.no(Reason.PAUSED, pause.get());
        }
        if (!f.everServed()) {
            return Statement.yes(Reason.CREATING, f.serving() + " of " + f.expected() + " nodes serve");
        }
        if (f.moving(MoveKind.FAILOVER)) {
            return Statement.yes(Reason.FAILING_OVER, "the lost primary is being replaced");
        }
        if (f.moving(MoveKind.SWITCHOVER)) {
            return Statement.yes(Reason.SWITCHING_OVER, "the primary is being handed over");
        }
        return f.plan().progress().stream()
                .findFirst()
                .map(p -> Statement.yes(p.reason(), p.message()))
                .or(() -> unfinished(f))
                .orElseGet(() -> Statement.no(Reason.SETTLED, "there is nothing left to do"));
    }

    private static Optional<Statement> unfinished(Facts f) {
        return f.absent()
                .map(NodeStatus::name)
                .findFirst()
                .map(name -> Statement.yes(
                        Reason.REBUILDING, f.serving() + " of " + f.expected() + " nodes serve; waiting for " + name));
    }

    /** Why the operator may not do what there is to do; empty when it may. */
    static Optional<String> paused(Facts f) {
        return f.hold(Reason.PAUSED).map(Hold::message);
    }
}
