package dev.hearth.operator.report;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.ConditionStatus;
import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.NodeState;
import dev.hearth.api.v1alpha1.NodeStatus;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.NodeCommand;
import java.util.Optional;

/** What is under way and what is stuck: SpecValid, SettingsApplied, Warm, Reconciling and Stalled. */
final class Work {

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
        return refusedSetting(f)
                .or(() -> f.failed(Reason.SETTING_REFUSED).map(r -> Statement.no(Reason.SETTING_REFUSED, r.message())))
                .or(() -> f.plan().progress().stream()
                        .filter(p -> p.reason() == Reason.APPLYING_SETTINGS || p.reason() == Reason.UPDATING)
                        .map(p -> Statement.no(Reason.APPLYING, p.message()))
                        .findFirst())
                .orElseGet(() -> Statement.yes(Reason.APPLIED, "every node runs with the settings of the spec"));
    }

    private static Optional<Statement> refusedSetting(Facts f) {
        return f.results().stream()
                .filter(r -> r instanceof ActionResult.Failed failed && failed.action() instanceof NodeCommand.Set)
                .map(r -> (ActionResult.Failed) r)
                .map(r -> Statement.no(
                        Reason.SETTING_REFUSED,
                        ((NodeCommand.Set) r.action()).directive() + " was refused by "
                                + ((NodeCommand.Set) r.action()).node().pod() + ": " + r.message()))
                .findFirst();
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
                .or(() -> brokenImage(f))
                .or(() -> refusedSetting(f).map(s -> Statement.yes(Reason.SETTING_REFUSED, s.message())))
                .orElseGet(() -> Statement.no(Reason.NOT_STALLED, "nobody is needed"));
    }

    private static Optional<Statement> hold(Facts f, Reason reason) {
        return f.plan().plan().holds().stream()
                .filter(h -> h.reason() == reason)
                .map(Hold::message)
                .map(message -> Statement.yes(reason, message))
                .findFirst();
    }

    private static Optional<Statement> brokenImage(Facts f) {
        return f.observed().stream()
                .filter(n -> n.pod().waitingReason().isPresent())
                .findFirst()
                .map(n -> Statement.yes(
                        Reason.UPDATE_FAILED,
                        n.name() + " does not start (" + n.pod().waitingReason().orElse("") + "); see `kubectl describe"
                                + " pod " + n.name() + "` and correct spec.engine.image or spec.config"));
    }

    static Statement reconciling(Facts f) {
        if (stalled(f).outcome().status() == ConditionStatus.TRUE) {
            return Statement.no(Reason.SETTLED, "it waits for a person; see Stalled");
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
        return f.nodes().stream()
                .filter(n -> n.state() != NodeState.SERVING)
                .map(NodeStatus::name)
                .findFirst()
                .map(name -> Statement.yes(
                        Reason.REBUILDING, f.serving() + " of " + f.expected() + " nodes serve; waiting for " + name));
    }

    static boolean paused(Facts f) {
        return f.plan().plan().holds().stream().anyMatch(h -> h.reason() == Reason.PAUSED);
    }
}
