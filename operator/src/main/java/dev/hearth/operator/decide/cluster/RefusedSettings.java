package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Settings that a server has refused, as the status remembers them: they are tried again when the spec changes or some
 * minutes have passed, and not in every pass.
 */
final class RefusedSettings {

    private static final String SET = "Set ";

    private RefusedSettings() {}

    /** What the status so far says of this generation, and is still to be waited for. */
    static List<Hold> waiting(Situation s) {
        var status = s.cluster().resource().getStatus();
        var generation = s.cluster().resource().getMetadata().getGeneration();
        if (status == null || !Objects.equals(status.observedGeneration(), generation)) {
            return List.of();
        }
        return RememberedHolds.of(s, Reason.SETTING_REFUSED, SET)
                .filter(h -> h.until().filter(s.now()::isBefore).isPresent())
                .toList();
    }

    static boolean about(Hold hold, String directive) {
        return hold.action().equals(SET + directive);
    }

    static Optional<Duration> nextCheck(Situation s, List<Hold> refused) {
        return refused.stream()
                .map(Hold::until)
                .flatMap(Optional::stream)
                .map(until -> Duration.between(s.now(), until))
                .min(Duration::compareTo);
    }
}
