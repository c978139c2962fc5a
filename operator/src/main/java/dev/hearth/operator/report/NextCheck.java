package dev.hearth.operator.report;

import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.ClusterPlan;
import dev.hearth.operator.model.ObservedCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When to look again although nothing happened. */
public final class NextCheck {

    /** What was refused may be mended without an event that we would see, such as a quota. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private NextCheck() {}

    /** Empty to wait for an event. */
    public static Optional<Duration> of(
            ObservedCluster cluster, ClusterPlan plan, List<ActionResult> results, Instant now) {
        var failed =
                results.stream().filter(r -> r instanceof ActionResult.Failed).toList();
        if (failed.stream().anyMatch(r -> r.action() instanceof Action.CreateOnce)) {
            return Optional.of(AFTER_FAILURE);
        }
        return Stream.of(
                        plan.plan().nextCheck(),
                        failed.isEmpty() ? Optional.<Duration>empty() : Optional.of(AFTER_FAILURE),
                        StuckPods.nextCheck(cluster, now),
                        NodeStatuses.nextCheck(cluster, now))
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }
}
