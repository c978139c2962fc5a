package dev.hearth.operator.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hearth.api.Labels;
import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.operator.act.Refusals;
import dev.hearth.operator.act.ReportVoider;
import dev.hearth.operator.desired.Names;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.observe.Belonging;
import dev.hearth.operator.observe.ClusterObserver;
import dev.hearth.operator.observe.EndedPods;
import dev.hearth.operator.observe.Infrastructure;
import dev.hearth.operator.observe.KubernetesNodeReader;
import dev.hearth.operator.observe.NodeProbe;
import dev.hearth.operator.observe.NodeWatch;
import dev.hearth.operator.observe.PodReader;
import dev.hearth.operator.observe.RefusedCommands;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.EventSourceStartPriority;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What wakes the operator: our own objects by label, the Kubernetes nodes that carry cache nodes, and the cache nodes
 * themselves. Everything else in the Kubernetes cluster is neither listed nor watched.
 */
@Singleton
public final class EventSources implements ReportVoider {

    private final NodeProbe probe;
    private final CredentialsCache credentials;
    private final ObjectMapper json;
    private final Clock clock;
    private final RefusedCommands refused;
    private final EndedPods ended = new EndedPods();
    private volatile @Nullable NodeWatch<CacheCluster> watch;
    private volatile @Nullable ClusterObserver observer;

    EventSources(NodeProbe probe, CredentialsCache credentials, ObjectMapper json, Clock clock) {
        this.probe = probe;
        this.credentials = credentials;
        this.json = json;
        this.clock = clock;
        this.refused = new RefusedCommands(clock);
    }

    List<EventSource<?, CacheCluster>> prepare(EventSourceContext<CacheCluster> context) {
        var pods = pods(context);
        var nodes = kubernetesNodes(context, pods);
        var classes = storageClasses(context);
        var secrets = owned(
                context, Secret.class, "secrets", (now, before) -> !Objects.equals(now.getData(), before.getData()));
        secrets.setEventSourcePriority(EventSourceStartPriority.RESOURCE_STATE_LOADER);
        credentials.readFrom(secrets);
        var started = new NodeWatch<CacheCluster>(
                () -> pods.list(EventSources::probed).map(EventSources::address).toList(),
                Belonging::ofNode,
                probe,
                clock,
                System::nanoTime);
        watch = started;
        observer = new ClusterObserver(started, refused, ended, cached(nodes, classes), json);
        return List.of(
                pods,
                nodes,
                secrets,
                started,
                owned(context, StatefulSet.class, "statefulsets", EventSources::workloadChanged),
                owned(context, Service.class, "services", EventSources::specChanged),
                slices(context),
                owned(
                        context,
                        ConfigMap.class,
                        "configmaps",
                        (now, before) -> !Objects.equals(now.getData(), before.getData())),
                owned(context, PodDisruptionBudget.class, "budgets", EventSources::specChanged),
                owned(context, NetworkPolicy.class, "policies", EventSources::specChanged),
                owned(context, PersistentVolumeClaim.class, "claims", EventSources::claimChanged),
                volumes(context),
                classes);
    }

    /** Where the executor tells what servers refuse. */
    Refusals refusals() {
        return refused;
    }

    ClusterObserver observer() {
        return Objects.requireNonNull(observer, "prepare comes first");
    }

    @Override
    public void expectChange(NodeId node) {
        nodeWatch().ifPresent(w -> w.expectChange(node));
    }

    @Override
    public void askNow(NodeId node) {
        nodeWatch().ifPresent(w -> w.askNow(node));
    }

    /** How long ago the node watch did its round; empty before it was started. */
    Optional<Duration> sinceLastTick() {
        return nodeWatch().filter(NodeWatch::isRunning).map(NodeWatch::sinceLastTick);
    }

    static boolean wroteStatus(ActionResult result) {
        return result instanceof ActionResult.Done done && done.action() instanceof Action.Record;
    }

    private Optional<NodeWatch<CacheCluster>> nodeWatch() {
        return Optional.ofNullable(watch);
    }

    private InformerEventSource<Pod, CacheCluster> pods(EventSourceContext<CacheCluster> context) {
        var configuration = InformerEventSourceConfiguration.from(Pod.class, CacheCluster.class)
                .withName("pods")
                .withLabelSelector(Labels.CLUSTER)
                .withSecondaryToPrimaryMapper(Belonging::byLabel)
                // The kubelet's chatter is not news.
                .withOnUpdateFilter((now, before) -> !PodReader.facts(now).equals(PodReader.facts(before)))
                .withOnDeleteFilter((pod, unknown) -> {
                    ended.gone(PodReader.facts(pod));
                    return true;
                })
                .build();
        var pods = new InformerEventSource<>(configuration, context);
        // The node watch reads this cache when it starts.
        pods.setEventSourcePriority(EventSourceStartPriority.RESOURCE_STATE_LOADER);
        return pods;
    }

    private static InformerEventSource<Node, CacheCluster> kubernetesNodes(
            EventSourceContext<CacheCluster> context, InformerEventSource<Pod, CacheCluster> pods) {
        Function<Node, Set<ResourceID>> carried = node -> pods.list(
                        p -> node.getMetadata().getName().equals(p.getSpec().getNodeName()))
                .flatMap(p -> Belonging.byLabel(p).stream())
                .collect(Collectors.toSet());
        var configuration = InformerEventSourceConfiguration.from(Node.class, CacheCluster.class)
                .withName("kubernetes-nodes")
                .withSecondaryToPrimaryMapper(carried::apply)
                // Heartbeats of Kubernetes nodes come every few seconds.
                .withOnUpdateFilter((now, before) -> !Objects.equals(
                                now.getMetadata().getLabels(),
                                before.getMetadata().getLabels())
                        || !KubernetesNodeReader.facts(now, "").equals(KubernetesNodeReader.facts(before, "")))
                .build();
        var nodes = new InformerEventSource<>(configuration, context);
        nodes.setEventSourcePriority(EventSourceStartPriority.RESOURCE_STATE_LOADER);
        return nodes;
    }

    /** Wakes nobody: what a class allows matters when a size changes, which wakes by itself. */
    private static InformerEventSource<StorageClass, CacheCluster> storageClasses(
            EventSourceContext<CacheCluster> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(StorageClass.class, CacheCluster.class)
                        .withName("storage-classes")
                        .withSecondaryToPrimaryMapper(unused -> Set.of())
                        .build(),
                context);
    }

    private static InformerEventSource<PersistentVolume, CacheCluster> volumes(
            EventSourceContext<CacheCluster> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(PersistentVolume.class, CacheCluster.class)
                        .withName("volumes")
                        .withSecondaryToPrimaryMapper(Belonging::byClaim)
                        .withOnUpdateFilter((now, before) -> !Objects.equals(now.getSpec(), before.getSpec()))
                        .build(),
                context);
    }

    private static InformerEventSource<EndpointSlice, CacheCluster> slices(EventSourceContext<CacheCluster> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(EndpointSlice.class, CacheCluster.class)
                        .withName("slices")
                        .withLabelSelector(Labels.CLUSTER + "," + Names.SLICE_MANAGED_BY + "=" + Names.SLICE_MANAGER)
                        .withSecondaryToPrimaryMapper(Belonging::byLabel)
                        .withOnUpdateFilter(EventSources::specChanged)
                        .build(),
                context);
    }

    private static <R extends HasMetadata> InformerEventSource<R, CacheCluster> owned(
            EventSourceContext<CacheCluster> context, Class<R> type, String name, OnUpdateFilter<R> news) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(type, CacheCluster.class)
                        .withName(name)
                        .withLabelSelector(Labels.CLUSTER)
                        .withSecondaryToPrimaryMapper(Belonging::byLabel)
                        .withOnUpdateFilter(news)
                        .build(),
                context);
    }

    private static Infrastructure cached(
            InformerEventSource<Node, CacheCluster> nodes, InformerEventSource<StorageClass, CacheCluster> classes) {
        return new Infrastructure() {
            @Override
            public Optional<Node> node(String name) {
                return nodes.get(new ResourceID(name))
                        .or(() -> nodes.list(n -> n.getMetadata().getLabels() != null
                                        && name.equals(
                                                n.getMetadata().getLabels().get("kubernetes.io/hostname")))
                                .findFirst());
            }

            @Override
            public Stream<Node> nodes() {
                return nodes.list(n -> true);
            }

            @Override
            public Optional<StorageClass> storageClass(String name) {
                return classes.get(new ResourceID(name));
            }
        };
    }

    static boolean claimChanged(PersistentVolumeClaim now, PersistentVolumeClaim before) {
        return !Objects.equals(now.getSpec(), before.getSpec())
                || !Objects.equals(
                        now.getMetadata().getDeletionTimestamp(),
                        before.getMetadata().getDeletionTimestamp())
                || !Objects.equals(capacity(now), capacity(before));
    }

    private static @Nullable Object capacity(PersistentVolumeClaim claim) {
        return claim.getStatus() == null ? null : claim.getStatus().getCapacity();
    }

    static boolean workloadChanged(StatefulSet now, StatefulSet before) {
        return specChanged(now, before) || !Objects.equals(revision(now), revision(before));
    }

    private static List<Object> revision(StatefulSet set) {
        var status = set.getStatus();
        return status == null
                ? List.of()
                : List.of(
                        Optional.ofNullable(status.getObservedGeneration()),
                        Optional.ofNullable(status.getUpdateRevision()));
    }

    /** Somebody changed what we wrote; generation tells for kinds that have one. */
    static boolean specChanged(HasMetadata now, HasMetadata before) {
        var generation = now.getMetadata().getGeneration();
        return generation == null
                || !generation.equals(before.getMetadata().getGeneration())
                || !Objects.equals(
                        now.getMetadata().getLabels(), before.getMetadata().getLabels());
    }

    private static boolean probed(Pod pod) {
        return Belonging.isNode(pod)
                && pod.getStatus() != null
                && pod.getStatus().getPodIP() != null
                && !pod.getStatus().getPodIP().isEmpty();
    }

    private static NodeAddress address(Pod pod) {
        var meta = pod.getMetadata();
        return new NodeAddress(
                new NodeId(meta.getNamespace(), meta.getName(), meta.getUid()),
                pod.getStatus().getPodIP(),
                NodeAddress.PORT);
    }
}
