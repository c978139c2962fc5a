package dev.hearth.operator.observe;

import dev.hearth.api.Labels;
import dev.hearth.operator.desired.Names;
import dev.hearth.operator.model.ContainerState;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.PodFacts;
import dev.hearth.operator.model.Readiness;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads what matters out of a cache node's pod. */
public final class PodReader {

    private PodReader() {}

    public static PodFacts facts(Pod pod) {
        var meta = pod.getMetadata();
        var labels = orEmpty(meta.getLabels());
        var status = Optional.ofNullable(pod.getStatus());
        var server = status.flatMap(PodReader::server);
        return new PodFacts(
                new NodeId(meta.getNamespace(), meta.getName(), meta.getUid()),
                shard(labels),
                status.map(PodStatus::getPodIP).filter(ip -> !ip.isEmpty()),
                Optional.ofNullable(pod.getSpec()).map(s -> s.getNodeName()),
                server.map(PodReader::state).orElse(ContainerState.NOT_STARTED),
                server.map(ContainerStatus::getRestartCount).orElse(0),
                server.flatMap(PodReader::finishedAt),
                server.flatMap(PodReader::waitingReason),
                meta.getDeletionTimestamp() != null,
                condition(status, "PodScheduled")
                        .filter(c -> "False".equals(c.getStatus()))
                        .map(c -> Optional.ofNullable(c.getMessage()).orElse("")),
                Optional.ofNullable(labels.get(Labels.ROLE)),
                condition(status, Names.WARM_GATE).map(c -> "True".equals(c.getStatus())),
                readiness(status),
                labels.getOrDefault("controller-revision-hash", ""),
                orEmpty(meta.getAnnotations()).getOrDefault(Names.SETTINGS_HASH, ""),
                Optional.ofNullable(meta.getCreationTimestamp())
                        .map(Instant::parse)
                        .orElse(Instant.EPOCH));
    }

    private static int shard(Map<String, String> labels) {
        var index = labels.getOrDefault(Labels.SHARD, "0");
        return index.matches("[0-9]{1,4}") ? Integer.parseInt(index) : 0;
    }

    private static Optional<ContainerStatus> server(PodStatus status) {
        return orEmpty(status.getContainerStatuses()).stream()
                .filter(c -> Names.CONTAINER.equals(c.getName()))
                .findFirst();
    }

    private static ContainerState state(ContainerStatus container) {
        var state = container.getState();
        if (state != null && state.getRunning() != null) {
            return ContainerState.RUNNING;
        }
        var ended = state != null && state.getTerminated() != null;
        return ended || Objects.requireNonNullElse(container.getRestartCount(), 0) > 0
                ? ContainerState.TERMINATED
                : ContainerState.NOT_STARTED;
    }

    private static Optional<Instant> finishedAt(ContainerStatus container) {
        return Optional.ofNullable(container.getState())
                .map(s -> s.getTerminated())
                .or(() -> Optional.ofNullable(container.getLastState()).map(s -> s.getTerminated()))
                .map(t -> t.getFinishedAt())
                .map(Instant::parse);
    }

    private static Optional<String> waitingReason(ContainerStatus container) {
        return Optional.ofNullable(container.getState())
                .map(s -> s.getWaiting())
                .map(w -> w.getReason())
                .filter(reason -> !"ContainerCreating".equals(reason) && !"PodInitializing".equals(reason));
    }

    private static Readiness readiness(Optional<PodStatus> status) {
        var ready = condition(status, "Ready");
        return new Readiness(
                ready.filter(c -> "True".equals(c.getStatus())).isPresent(),
                Stream.of(ready, condition(status, Names.WARM_GATE))
                        .flatMap(Optional::stream)
                        .map(PodCondition::getLastTransitionTime)
                        .filter(Objects::nonNull)
                        .map(Instant::parse)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH));
    }

    private static Optional<PodCondition> condition(Optional<PodStatus> status, String type) {
        Predicate<PodCondition> wanted = c -> type.equals(c.getType());
        return status.flatMap(
                s -> orEmpty(s.getConditions()).stream().filter(wanted).findFirst());
    }

    private static Map<String, String> orEmpty(@org.jspecify.annotations.Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    private static <T> List<T> orEmpty(@org.jspecify.annotations.Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
