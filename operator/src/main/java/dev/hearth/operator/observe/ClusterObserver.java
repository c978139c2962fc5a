package dev.hearth.operator.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.api.v1alpha1.CacheClusterSpec;
import dev.hearth.operator.desired.AcceptedSpec;
import dev.hearth.operator.desired.ClusterIdentity;
import dev.hearth.operator.desired.Names;
import dev.hearth.operator.model.KubernetesNodeFacts;
import dev.hearth.operator.model.ObservedCluster;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.ObservedShard;
import dev.hearth.operator.model.PodFacts;
import dev.hearth.operator.model.ShardRecords;
import dev.hearth.operator.model.VolumeFacts;
import dev.hearth.operator.model.WorkloadFacts;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Merges what the informers and the node watch hold into one snapshot. Reads caches only. */
public final class ClusterObserver {

    private final NodeReports reports;
    private final RefusedCommands refused;
    private final EndedPods ended;
    private final Infrastructure infrastructure;
    private final ObjectMapper json;

    /** @param json reads and writes specs */
    public ClusterObserver(
            NodeReports reports,
            RefusedCommands refused,
            EndedPods ended,
            Infrastructure infrastructure,
            ObjectMapper json) {
        this.reports = reports;
        this.refused = refused;
        this.ended = ended;
        this.infrastructure = infrastructure;
        this.json = json;
    }

    public ObservedCluster observe(CacheCluster cluster, Context<CacheCluster> context) {
        var meta = cluster.getMetadata();
        var id = new ClusterIdentity(meta.getNamespace(), meta.getName(), meta.getUid());
        var zoneKey = cluster.getSpec().scheduling().zoneKey();
        var volumes = VolumeReader.facts(
                        context.getSecondaryResources(PersistentVolumeClaim.class),
                        context.getSecondaryResources(PersistentVolume.class))
                .stream()
                .map(this::inItsSurroundings)
                .toList();
        var nodes = context.getSecondaryResourcesAsStream(Pod.class)
                .filter(Belonging::isNode)
                .map(PodReader::facts)
                .sorted(Comparator.comparingInt(p -> p.id().ordinal()))
                .map(pod -> node(pod, zoneKey))
                .toList();
        return new ObservedCluster(
                cluster,
                write(cluster.getSpec()),
                List.of(shard(cluster, id, context, nodes)),
                named(context, StatefulSet.class, Names.statefulSet(id, 0)).map(ClusterObserver::workload),
                volumes,
                named(context, Secret.class, Names.credentials(id)).map(ClusterObserver::data),
                named(context, ConfigMap.class, Names.accepted(id)).flatMap(this::accepted),
                hosts(nodes, volumes.stream().map(v -> v.host()).flatMap(Optional::stream), zoneKey),
                PlaceReader.places(infrastructure.nodes(), cluster.getSpec().scheduling()),
                removable(context));
    }

    private ObservedShard shard(
            CacheCluster cluster, ClusterIdentity id, Context<CacheCluster> context, List<ObservedNode> nodes) {
        return new ObservedShard(
                0,
                nodes,
                ShardRecords.read(cluster.getStatus(), id.namespace(), 0),
                ended.of(ResourceID.fromResource(cluster)),
                named(context, EndpointSlice.class, Names.primary(id))
                        // The API server gives null for none.
                        .map(EndpointSlice::getEndpoints)
                        .flatMap(endpoints -> endpoints.stream().findFirst())
                        .flatMap(endpoint -> nodes.stream()
                                .filter(n -> leadsTo(endpoint, n.pod()))
                                .map(ObservedNode::name)
                                .findFirst()));
    }

    /** A pod of the same name with another address is another node. */
    private static boolean leadsTo(Endpoint endpoint, PodFacts pod) {
        return endpoint.getTargetRef() != null
                && pod.id().uid().equals(endpoint.getTargetRef().getUid())
                && pod.ip().filter(endpoint.getAddresses()::contains).isPresent();
    }

    private ObservedNode node(PodFacts pod, String zoneKey) {
        return new ObservedNode(
                pod,
                pod.kubernetesNode().flatMap(name -> host(name, zoneKey)),
                reports.of(pod.id()),
                refused.of(pod.id()));
    }

    private VolumeFacts inItsSurroundings(VolumeFacts volume) {
        return new VolumeFacts(
                volume.claim(),
                volume.pod(),
                volume.host()
                        .map(host -> infrastructure
                                .node(host)
                                .map(node -> node.getMetadata().getName())
                                .orElse(host)),
                volume.zoneBound(),
                Optional.ofNullable(volume.claim().getSpec().getStorageClassName())
                        .flatMap(infrastructure::storageClass)
                        .filter(c -> !Boolean.TRUE.equals(c.getAllowVolumeExpansion()))
                        .isPresent());
    }

    private Optional<KubernetesNodeFacts> host(String name, String zoneKey) {
        return infrastructure.node(name).map(node -> KubernetesNodeReader.facts(node, zoneKey));
    }

    private List<KubernetesNodeFacts> hosts(List<ObservedNode> nodes, Stream<String> ofVolumes, String zoneKey) {
        var names = Stream.concat(
                        nodes.stream().map(n -> n.pod().kubernetesNode()).flatMap(Optional::stream), ofVolumes)
                .collect(Collectors.toSet());
        return names.stream()
                .sorted()
                .map(name -> host(name, zoneKey))
                .flatMap(Optional::stream)
                .toList();
    }

    private static WorkloadFacts workload(StatefulSet set) {
        var status = Optional.ofNullable(set.getStatus());
        var template = set.getSpec().getTemplate().getSpec();
        return new WorkloadFacts(
                Optional.ofNullable(set.getSpec().getReplicas()).orElse(0),
                template.getContainers().stream()
                        .filter(c -> Names.CONTAINER.equals(c.getName()))
                        .map(c -> c.getImage())
                        .findFirst()
                        .orElse(""),
                status.map(s -> s.getUpdateRevision()).orElse(""),
                status.map(s -> s.getObservedGeneration())
                        .filter(g -> g.equals(set.getMetadata().getGeneration()))
                        .isPresent(),
                set.getSpec().getVolumeClaimTemplates().stream()
                        .map(claim ->
                                claim.getSpec().getResources().getRequests().get("storage"))
                        .findFirst());
    }

    private static Map<String, String> data(Secret secret) {
        return secret.getData() == null ? Map.of() : secret.getData();
    }

    private Optional<CacheClusterSpec> accepted(ConfigMap map) {
        try {
            var text = map.getData().get(AcceptedSpec.KEY);
            return text == null ? Optional.empty() : Optional.of(json.readValue(text, CacheClusterSpec.class));
        } catch (JsonProcessingException e) {
            // Somebody edited it; the newest spec alone counts then, and the next accepted one mends it.
            return Optional.empty();
        }
    }

    private String write(CacheClusterSpec spec) {
        try {
            return json.writeValueAsString(spec);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a spec that was read can be written", e);
        }
    }

    private static List<HasMetadata> removable(Context<CacheCluster> context) {
        return Stream.<HasMetadata>concat(
                        context.getSecondaryResourcesAsStream(PodDisruptionBudget.class),
                        context.getSecondaryResourcesAsStream(NetworkPolicy.class))
                .toList();
    }

    private static <R extends HasMetadata> Optional<R> named(
            Context<CacheCluster> context, Class<R> type, String name) {
        return context.getSecondaryResourcesAsStream(type)
                .filter(r -> r.getMetadata().getName().equals(name))
                .findFirst();
    }
}
