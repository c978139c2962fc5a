package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Reason;
import dev.hearth.operator.decide.shard.SwitchoverRequest;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one concern wants of this pass.
 *
 * @param actions to do now
 * @param request a planned move of the primary that has to come first
 * @param holds what waits
 * @param progress what is under way because of it
 * @param nextCheck when it wants to be asked again at the latest
 */
record Steps(
        List<Action> actions,
        Optional<SwitchoverRequest> request,
        List<Hold> holds,
        Optional<Progress> progress,
        Optional<Duration> nextCheck) {

    static Steps none() {
        return new Steps(List.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    static Steps of(Progress progress, List<Action> actions) {
        return new Steps(actions, Optional.empty(), List.of(), Optional.of(progress), Optional.empty());
    }

    static Steps waiting(Progress progress, Hold hold) {
        return new Steps(List.of(), Optional.empty(), List.of(hold), Optional.of(progress), Optional.empty());
    }

    static Steps waiting(Hold hold) {
        return new Steps(List.of(), Optional.empty(), List.of(hold), Optional.empty(), Optional.empty());
    }

    static Steps asking(Progress progress, Optional<String> pod, Reason reason) {
        return new Steps(
                List.of(),
                Optional.of(new SwitchoverRequest(pod, reason)),
                List.of(),
                Optional.of(progress),
                Optional.empty());
    }

    boolean idle() {
        return actions.isEmpty() && request.isEmpty() && holds.isEmpty() && progress.isEmpty();
    }
}
