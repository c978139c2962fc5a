package dev.hearth.operator.reconcile;

import dev.hearth.operator.act.ClusterEvents;
import dev.hearth.operator.act.NodeCommander;
import dev.hearth.operator.act.PlanExecutor;
import dev.hearth.operator.decide.cluster.Installation;
import dev.hearth.operator.desired.EngineImages;
import dev.hearth.operator.engine.LettuceNodeCommander;
import dev.hearth.operator.engine.LettuceNodeProbe;
import dev.hearth.operator.engine.NodeConnections;
import dev.hearth.operator.metrics.OperatorMetrics;
import dev.hearth.operator.observe.NodeProbe;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.monitoring.AggregatedMetrics;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** The only wiring. */
final class OperatorBeans {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    NodeConnections connections(CredentialsCache credentials) {
        return new NodeConnections(credentials, System::nanoTime);
    }

    @Produces
    @Singleton
    NodeProbe probe(NodeConnections connections) {
        return new LettuceNodeProbe(connections, Directives.WATCHED);
    }

    void close(@Disposes NodeProbe probe) {
        probe.close();
    }

    @Produces
    @Singleton
    NodeCommander commander(NodeConnections connections, CredentialsCache credentials) {
        return new LettuceNodeCommander(connections, credentials, System::nanoTime);
    }

    @Produces
    @Singleton
    PlanExecutor executor(NodeCommander commander, EventSources sources) {
        return new PlanExecutor(commander, sources, sources.refusals(), System::nanoTime);
    }

    @Produces
    @Singleton
    ClusterEvents events(KubernetesClient client) {
        return new ClusterEvents(client);
    }

    @Produces
    @Singleton
    Installation installation(OperatorConfig config, KubernetesClient client) {
        var namespace = client.getNamespace() == null ? "default" : client.getNamespace();
        return new Installation(
                new EngineImages(config.images().redis(), config.images().valkey()), namespace);
    }

    // The extension registers no metrics of the framework in production by itself:
    // https://github.com/quarkiverse/quarkus-operator-sdk/issues/1385
    @Produces
    @Singleton
    Metrics metrics(MeterRegistry registry, OperatorMetrics own) {
        return new AggregatedMetrics(
                List.of(MicrometerMetricsV2.newBuilder(registry).build(), new DeletedClusters(own)));
    }
}
