package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Reason;
import dev.hearth.api.Timestamps;
import dev.hearth.api.v1alpha1.HoldStatus;
import dev.hearth.operator.model.Hold;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds of the passes before, as the status so far tells them: the only memory that outlives the operator. */
final class RememberedHolds {

    private RememberedHolds() {}

    /** Those with this reason whose action begins so. */
    static Stream<Hold> of(Situation s, Reason reason, String action) {
        return Optional.ofNullable(s.cluster().resource().getStatus()).stream()
                .flatMap(status -> status.holds().stream())
                .filter(h -> reason.text().equals(h.reason()) && h.action().startsWith(action))
                .map(h -> hold(h, reason));
    }

    private static Hold hold(HoldStatus h, Reason reason) {
        return new Hold(
                h.action(),
                0,
                reason,
                Objects.requireNonNullElse(h.message(), ""),
                Optional.ofNullable(h.untilTime()).map(Timestamps::parse));
    }
}
