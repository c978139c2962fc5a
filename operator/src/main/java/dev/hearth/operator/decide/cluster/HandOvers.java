package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Reason;
import dev.hearth.api.Timestamps;
import dev.hearth.api.v1alpha1.MoveKind;
import dev.hearth.api.v1alpha1.MovePhase;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.ObservedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** When a planned move has to wait although everything is well. */
final class HandOvers {

    /** A hand-over that was given up paused writers for a second, so the next one may not follow at once. */
    private static final Duration REST = Duration.ofSeconds(10);

    /**
     * kube-proxy writes its rules at most once a second ({@code minSyncPeriod}), so the primary's new route would wait for
     * up to that long behind the route of a node that became ready or unready just before. A second more, since conditions
     * are stamped in whole seconds.
     *
     * @see <a href="https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/">KubeProxyConfiguration</a>
     */
    private static final Duration ROUTES_SETTLE = Duration.ofMillis(2_250);

    /** The kubelet sees an open gate within about a second; one that is away must not hold moves for ever. */
    private static final Duration READY_SOON = Duration.ofSeconds(10);

    private HandOvers() {}

    /** Until when no planned move is begun; empty when one may be. */
    static Optional<Hold> resting(Situation s) {
        return afterOneGivenUp(s).or(() -> whileRoutesSettle(s));
    }

    private static Optional<Hold> afterOneGivenUp(Situation s) {
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

    private static Optional<Hold> whileRoutesSettle(Situation s) {
        return s.nodes().stream()
                // A clock that is ahead must not hold a move until the others have caught up with it.
                .filter(n -> !n.pod().readiness().changedAt().isAfter(s.now()))
                .map(n -> n.pod().readiness().changedAt().plus(isAboutToBeReady(n) ? READY_SOON : ROUTES_SETTLE))
                .filter(s.now()::isBefore)
                .max(Comparator.naturalOrder())
                .map(until -> new Hold(
                        "Switchover",
                        0,
                        Reason.ROUTES_SETTLING,
                        "a node's route has just changed; the primary's follows when that has settled",
                        Optional.of(until)));
    }

    private static boolean isAboutToBeReady(ObservedNode node) {
        return node.pod().warmGate().orElse(false) && !node.pod().readiness().ready();
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
