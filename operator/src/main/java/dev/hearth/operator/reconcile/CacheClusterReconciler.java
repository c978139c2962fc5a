package dev.hearth.operator.reconcile;

import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.operator.act.Addresses;
import dev.hearth.operator.act.ClusterEvents;
import dev.hearth.operator.act.ContextWriter;
import dev.hearth.operator.act.PlanExecutor;
import dev.hearth.operator.act.StatusPatch;
import dev.hearth.operator.decide.cluster.ClusterPlanner;
import dev.hearth.operator.decide.cluster.Installation;
import dev.hearth.operator.metrics.OperatorMetrics;
import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.ObservedCluster;
import dev.hearth.operator.report.NextCheck;
import dev.hearth.operator.report.StatusReporter;
import dev.hearth.operator.report.Transitions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.List;

/** One pass: observe, decide, act, report. The only class that sees all four; it decides nothing itself. */
@ControllerConfiguration(
        name = CacheClusterReconciler.NAME,
        generationAwareEventProcessing = false,
        informer = @Informer(onUpdateFilter = GenerationOrAnnotations.class))
public final class CacheClusterReconciler implements Reconciler<CacheCluster> {

    static final String NAME = "cachecluster";

    private final EventSources sources;
    private final Installation installation;
    private final PlanExecutor executor;
    private final ClusterEvents events;
    private final OperatorMetrics metrics;
    private final Passwords passwords;
    private final Clock clock;

    CacheClusterReconciler(
            EventSources sources,
            Installation installation,
            PlanExecutor executor,
            ClusterEvents events,
            OperatorMetrics metrics,
            Passwords passwords,
            Clock clock) {
        this.sources = sources;
        this.installation = installation;
        this.executor = executor;
        this.events = events;
        this.metrics = metrics;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, CacheCluster>> prepareEventSources(EventSourceContext<CacheCluster> context) {
        return sources.prepare(context);
    }

    @Override
    public UpdateControl<CacheCluster> reconcile(CacheCluster cluster, Context<CacheCluster> context) {
        var now = clock.instant();
        var observed = sources.observer().observe(cluster, context);
        var decided = ClusterPlanner.plan(observed, installation, passwords.fresh(), now);
        var writer = new ContextWriter(cluster, context, now);
        var results = executor.execute(decided.plan(), writer, addresses(observed));
        var status = StatusReporter.status(observed, decided, results, now);
        events.tell(cluster, decided.plan().announcements(), now);
        events.tell(cluster, Transitions.between(cluster.getStatus(), status), now);
        metrics.passed(cluster, decided, results, status);
        var written = results.stream().anyMatch(EventSources::wroteStatus);
        var control = status.equals(cluster.getStatus()) && !written
                ? UpdateControl.<CacheCluster>noUpdate()
                : UpdateControl.patchStatus(StatusPatch.of(cluster, status, writer.resourceVersion()));
        return NextCheck.of(observed, decided, results, now)
                .map(control::rescheduleAfter)
                .orElse(control);
    }

    /** Nobody is told about, and nothing is tried again for, a cluster that was deleted while a pass was under way. */
    @Override
    public ErrorStatusUpdateControl<CacheCluster> updateErrorStatus(
            CacheCluster cluster, Context<CacheCluster> context, Exception error) {
        return isGone(cluster, error)
                ? ErrorStatusUpdateControl.<CacheCluster>noStatusUpdate().withNoRetry()
                : ErrorStatusUpdateControl.defaultErrorProcessing();
    }

    static boolean isGone(CacheCluster cluster, Exception error) {
        return error instanceof KubernetesClientException refused
                && refused.getCode() == HttpURLConnection.HTTP_NOT_FOUND
                && refused.getStatus() != null
                && refused.getStatus().getDetails() != null
                && HasMetadata.getPlural(CacheCluster.class)
                        .equals(refused.getStatus().getDetails().getKind())
                && cluster.getMetadata()
                        .getName()
                        .equals(refused.getStatus().getDetails().getName());
    }

    private static Addresses addresses(ObservedCluster observed) {
        return node -> observed.shards().stream()
                .flatMap(shard -> shard.node(node).stream())
                .flatMap(n -> n.pod().ip().stream())
                .map(ip -> new NodeAddress(node, ip, NodeAddress.PORT))
                .findFirst();
    }
}
