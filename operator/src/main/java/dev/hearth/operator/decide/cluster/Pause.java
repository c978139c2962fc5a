package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Annotations;
import dev.hearth.api.Reason;
import dev.hearth.operator.model.Announcement;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.ObservedCluster;
import java.util.List;
import java.util.Optional;

/** How much the annotation {@code paused} holds back. */
enum Pause {
    NOTHING,
    /** No updates, scaling and planned moves; failover and rebuild go on. A value that means nothing counts as this. */
    CHANGES,
    /** Observe and report only. */
    EVERYTHING;

    static Pause of(ObservedCluster cluster) {
        return cluster.annotation(Annotations.PAUSED)
                .map(value -> value.equals("Everything") ? EVERYTHING : CHANGES)
                .orElse(NOTHING);
    }

    static List<Announcement> complaints(ObservedCluster cluster) {
        return cluster
                .annotation(Annotations.PAUSED)
                .filter(value -> !value.equals("Everything") && !value.equals("Changes"))
                .map(value -> new Announcement(
                        true,
                        Reason.ANNOTATION_INVALID,
                        Annotations.PAUSED,
                        Annotations.PAUSED + " is neither Changes nor Everything and counts as Changes"))
                .stream()
                .toList();
    }

    static Hold everything() {
        return hold("Everything", "the annotation " + Annotations.PAUSED + " says so");
    }

    /** The spec's newest generation is not in force yet. */
    static Hold changes(long generation) {
        return hold("Changes", "generation " + generation + " waits for the end of the pause: " + Annotations.PAUSED);
    }

    private static Hold hold(String action, String message) {
        return new Hold(action, 0, Reason.PAUSED, message, Optional.empty());
    }
}
