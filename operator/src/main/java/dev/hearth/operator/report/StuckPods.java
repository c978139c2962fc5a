package dev.hearth.operator.report;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.ConditionStatus;
import dev.hearth.api.Reason;
import dev.hearth.operator.model.ObservedCluster;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.WorkloadFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pods that somebody has to help: no place for minutes, or a server that does not start. A first failure says nothing, as
 * registries and schedulers have bad moments.
 */
final class StuckPods {

    private static final Duration NO_PLACE = Duration.ofMinutes(5);
    private static final Duration NO_START = Duration.ofSeconds(60);
    private static final int CRASHES = 3;

    private StuckPods() {}

    static Optional<Statement> of(Facts f) {
        return f.observed().stream()
                .filter(n -> n.answer().isEmpty() && !n.pod().deleting())
                .flatMap(n -> stuck(f, n).stream())
                .findFirst();
    }

    /** When the first of those that wait now will have waited too long. */
    static Optional<Duration> nextCheck(ObservedCluster cluster, Instant now) {
        return cluster.shards().getFirst().nodes().stream()
                .filter(n -> n.answer().isEmpty())
                .flatMap(n -> due(n).stream())
                .filter(now::isBefore)
                .map(at -> Duration.between(now, at))
                .min(Duration::compareTo);
    }

    private static Optional<Statement> stuck(Facts f, ObservedNode node) {
        if (node.pod().kubernetesNode().isEmpty()) {
            return node.pod()
                    .unschedulable()
                    .filter(why -> isDue(f, node))
                    .map(why ->
                            Statement.yes(Reason.UNSCHEDULABLE, node.name() + " has no place for 5 minutes: " + why));
        }
        var crashing =
                node.pod().restarts() >= CRASHES && (node.pod().waitingReason().isPresent() || saidBefore(f));
        return crashing || node.pod().waitingReason().isPresent() && !crashLoop(node) && isDue(f, node)
                ? Optional.of(Statement.yes(Reason.UPDATE_FAILED, message(f, node)))
                : Optional.empty();
    }

    /** Between two crashes it runs for a moment, which is no recovery. */
    private static boolean saidBefore(Facts f) {
        var before = f.before().condition(ClusterConditionType.STALLED);
        return before != null && before.status() == ConditionStatus.TRUE && before.has(Reason.UPDATE_FAILED);
    }

    private static boolean crashLoop(ObservedNode node) {
        return node.pod().waitingReason().filter("CrashLoopBackOff"::equals).isPresent();
    }

    private static boolean isDue(Facts f, ObservedNode node) {
        return due(node).filter(at -> !f.now().isBefore(at)).isPresent();
    }

    private static Optional<Instant> due(ObservedNode node) {
        var pod = node.pod();
        if (pod.kubernetesNode().isEmpty()) {
            return pod.unschedulable().map(why -> pod.createdAt().plus(NO_PLACE));
        }
        return pod.waitingReason()
                .flatMap(why -> Stream.concat(Stream.of(pod.createdAt()), pod.finishedAt().stream())
                        .max(Instant::compareTo))
                .map(since -> since.plus(NO_START));
    }

    private static String message(Facts f, ObservedNode node) {
        var image = f.cluster().workload().map(WorkloadFacts::image).orElse("");
        return node.name() + " does not start with image " + image + ": "
                + node.pod().waitingReason().orElse("it ends again and again")
                + "; correct spec.engine.image or spec.config, or set what ran before; `kubectl describe pod "
                + node.name() + "` tells more";
    }
}
