package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Reason;
import dev.hearth.api.Timestamps;
import dev.hearth.api.v1alpha1.MoveKind;
import dev.hearth.api.v1alpha1.MovePhase;
import dev.hearth.operator.model.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A hand-over that was given up pauses writers for a second, so the next one may not follow at once. */
final class HandOvers {

    private static final Duration REST = Duration.ofSeconds(10);

    private HandOvers() {}

    /** Until when no planned move is begun; empty when one may be. */
    static Optional<Hold> resting(Situation s) {
        return givenUpAt(s)
                .map(at -> at.plus(REST))
                .filter(s.now()::isBefore)
                .map(until -> new Hold(
                        "Switchover",
                        0,
                        Reason.CANDIDATE_BEHIND,
                        "the last hand-over was given up; it is tried again later",
                        Optional.of(until)));
    }

    private static Optional<Instant> givenUpAt(Situation s) {
        return Optional.ofNullable(s.cluster().resource().getStatus())
                .map(status -> status.shard(0))
                .map(shard -> shard.move())
                .filter(move -> move.kind() == MoveKind.SWITCHOVER && move.phase() == MovePhase.ABANDONED)
                .map(move -> move.endTime())
                .filter(Objects::nonNull)
                .map(Timestamps::parse);
    }
}
