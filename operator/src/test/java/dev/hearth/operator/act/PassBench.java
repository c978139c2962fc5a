package dev.hearth.operator.act;

import dev.hearth.api.Labels;
import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.operator.observe.Belonging;
import dev.hearth.testing.ApiServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Runs what a test wants inside a real pass of the framework against a real API server. */
final class PassBench implements AutoCloseable {

    private record Job(Function<ContextWriter, Object> work, CompletableFuture<Object> outcome) {}

    private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final ApiServer server;
    private final KubernetesClient client;
    private final Operator operator;
    private final AtomicInteger token = new AtomicInteger();

    PassBench() {
        server = ApiServer.start();
        server.installCrds();
        client = server.client();
        client.resource(Serialization.unmarshal("""
                        apiVersion: cache.hearth.dev/v1alpha1
                        kind: CacheCluster
                        metadata: {name: web, namespace: default}
                        spec: {engine: {type: Valkey}}
                        """, CacheCluster.class)).create();
        operator = new Operator(o -> o.withKubernetesClient(client).withCloseClientOnStop(false));
        operator.register(new Pass());
        operator.start();
    }

    KubernetesClient client() {
        return client;
    }

    CacheCluster cluster() {
        return client.resources(CacheCluster.class)
                .inNamespace("default")
                .withName("web")
                .require();
    }

    /** Does it in the next pass and returns what it returned; throws what it threw. */
    Object pass(Function<ContextWriter, Object> work) throws Exception {
        var job = new Job(work, new CompletableFuture<>());
        jobs.add(job);
        client.resources(CacheCluster.class)
                .inNamespace("default")
                .withName("web")
                .edit(c -> {
                    c.getMetadata().getAnnotations().put("test/token", Integer.toString(token.incrementAndGet()));
                    return c;
                });
        return job.outcome().get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        operator.stop();
        client.close();
        server.close();
    }

    @ControllerConfiguration(name = "bench", generationAwareEventProcessing = false)
    private final class Pass implements Reconciler<CacheCluster> {

        @Override
        public List<EventSource<?, CacheCluster>> prepareEventSources(EventSourceContext<CacheCluster> context) {
            return List.of(owned(context, ConfigMap.class), owned(context, Pod.class));
        }

        private static <R extends HasMetadata> InformerEventSource<R, CacheCluster> owned(
                EventSourceContext<CacheCluster> context, Class<R> type) {
            return new InformerEventSource<>(
                    InformerEventSourceConfiguration.from(type, CacheCluster.class)
                            .withName(type.getSimpleName())
                            .withLabelSelector(Labels.CLUSTER)
                            .withSecondaryToPrimaryMapper(Belonging::byLabel)
                            .build(),
                    context);
        }

        @Override
        public UpdateControl<CacheCluster> reconcile(CacheCluster cluster, Context<CacheCluster> context) {
            var job = jobs.poll();
            if (job != null) {
                try {
                    job.outcome()
                            .complete(job.work()
                                    .apply(new ContextWriter(cluster, context, Instant.parse("2026-01-01T12:00:00Z"))));
                } catch (RuntimeException e) {
                    job.outcome().completeExceptionally(e);
                }
            }
            return UpdateControl.noUpdate();
        }
    }
}
