package dev.hearth.operator.metrics;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.ConditionStatus;
import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.ClusterPlan;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts passes, actions, failures and holds by reason, and shows each cluster's Ready and PrimaryAvailable as 0 or 1. */
@Singleton
public final class OperatorMetrics {

    private final MeterRegistry registry;
    private final ConcurrentHashMap<String, AtomicInteger> gauges = new ConcurrentHashMap<>();

    OperatorMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Called once at the end of every pass. */
    public void passed(CacheCluster cluster, ClusterPlan plan, List<ActionResult> results, CacheClusterStatus status) {
        var meta = cluster.getMetadata();
        var tags = Tags.of("namespace", meta.getNamespace(), "cluster", meta.getName());
        registry.counter(Meter.PASSES.meter(), tags).increment();
        for (var result : results) {
            var outcome = result.getClass().getSimpleName();
            var action = result.action().getClass().getSimpleName();
            registry.counter(Meter.ACTIONS.meter(), Tags.of("action", action, "outcome", outcome))
                    .increment();
        }
        plan.plan()
                .holds()
                .forEach(hold -> registry.counter(
                                Meter.HOLDS.meter(),
                                tags.and("reason", hold.reason().text()))
                        .increment());
        show(Meter.READY, ClusterConditionType.READY, tags, status);
        show(Meter.PRIMARY_AVAILABLE, ClusterConditionType.PRIMARY_AVAILABLE, tags, status);
    }

    /** A cluster is gone: nothing of it is shown any more. */
    public void forget(String namespace, String cluster) {
        var tags = Tags.of("namespace", namespace, "cluster", cluster);
        for (var meter : Meter.values()) {
            gauges.remove(meter + tags.toString());
            registry.find(meter.meter()).tags(tags).meters().forEach(registry::remove);
        }
    }

    private void show(Meter meter, ClusterConditionType type, Tags tags, CacheClusterStatus status) {
        var condition = status.condition(type);
        var value = condition != null && condition.status() == ConditionStatus.TRUE ? 1 : 0;
        gauges.computeIfAbsent(meter + tags.toString(), key -> {
                    var gauge = new AtomicInteger();
                    registry.gauge(meter.meter(), tags, gauge);
                    return gauge;
                })
                .set(value);
    }
}
