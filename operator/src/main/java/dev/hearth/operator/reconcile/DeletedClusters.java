package dev.hearth.operator.reconcile;

import dev.hearth.operator.metrics.OperatorMetrics;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;

/** The framework tells its metrics when it has done with an object that was deleted; nothing else hears of it. */
final class DeletedClusters implements Metrics {

    private final OperatorMetrics own;

    DeletedClusters(OperatorMetrics own) {
        this.own = own;
    }

    @Override
    public void cleanupDone(ResourceID cluster, Map<String, Object> metadata) {
        cluster.getNamespace().ifPresent(namespace -> own.forget(namespace, cluster.getName()));
    }
}
