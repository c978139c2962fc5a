package dev.hearth.operator.model;

import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.api.v1alpha1.CacheClusterSpec;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.operator.desired.ClusterIdentity;
import dev.hearth.operator.desired.EffectiveSpec;
import dev.hearth.operator.desired.LiveSettings;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A cluster {@code shop/web} for a table: healthy with web-s0-0 as primary of epoch 7, until told otherwise. */
public final class ClusterFixture {

    public static final Instant NOW = Instant.parse("2026-01-01T12:00:00.123456789Z");
    public static final String IMAGE = "valkey/valkey:8.1.4";

    private CacheClusterSpec spec;
    private Optional<CacheClusterSpec> accepted;
    private final List<NodeFixture> nodes = new ArrayList<>();
    private final List<VolumeFacts> volumes = new ArrayList<>();
    private final List<KubernetesNodeFacts> hosts = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<String, String> annotations = new HashMap<>();
    private Optional<WorkloadFacts> workload;
    private Optional<Map<String, String>> credentials = Optional.of(Map.of(
            "operator-password", encoded("operator-secret-1"),
            "replication-password", encoded("replica-secret-12"),
            "default-password", encoded("applications-12345")));
    private ShardRecord record;
    private @Nullable CacheClusterStatus status;
    private long generation = 3;

    private ClusterFixture(CacheClusterSpec spec, int size) {
        this.spec = spec;
        this.accepted = Optional.of(spec);
        this.workload = Optional.of(new WorkloadFacts(size, IMAGE, "rev-1", true, Optional.empty()));
        var replicas = new int[Math.max(0, size - 1)];
        for (var i = 0; i < size; i++) {
            nodes.add(new NodeFixture(i));
            if (i > 0) {
                replicas[i - 1] = i;
            }
        }
        var quorum = size / 2;
        if (size > 0) {
            nodes.getFirst().primary(quorum, replicas);
        }
        this.record = new ShardRecord(
                0,
                7,
                Optional.of(new PrimaryRef(NodeFixture.id(0), "run-0")),
                Optional.of("lineage"),
                quorum == 0 ? Fence.OPEN : Fence.ARMED,
                quorum,
                holders(replicas),
                holders(replicas),
                Optional.empty(),
                Optional.empty());
    }

    /** As many nodes as the spec wants. */
    public static ClusterFixture healthy(int replicas) {
        return running(1 + replicas, "{engine: {type: Valkey}, replicasPerShard: " + replicas + "}");
    }

    /** So many nodes, and a spec that may want others. */
    public static ClusterFixture running(int size, String spec) {
        return new ClusterFixture(parse(spec), size);
    }

    public static CacheClusterSpec parse(String yaml) {
        return Serialization.unmarshal("# YAML\n" + yaml, CacheClusterSpec.class);
    }

    public static List<Holder> holders(int... ordinals) {
        var holders = new ArrayList<Holder>();
        for (var ordinal : ordinals) {
            holders.add(new Holder(NodeFixture.id(ordinal), "run-" + ordinal));
        }
        return holders;
    }

    /** A new object: no child, no status. */
    public static ClusterFixture created() {
        var fixture = healthy(2).without(0).without(1).without(2).record(r -> ShardRecord.blank(0));
        fixture.credentials = Optional.empty();
        fixture.workload = Optional.empty();
        fixture.accepted = Optional.empty();
        return fixture;
    }

    public ClusterFixture node(int ordinal, UnaryOperator<NodeFixture> change) {
        nodes.replaceAll(n -> n.build(Map.of()).id().ordinal() == ordinal ? change.apply(n) : n);
        return this;
    }

    public ClusterFixture without(int ordinal) {
        nodes.removeIf(n -> n.build(Map.of()).id().ordinal() == ordinal);
        return this;
    }

    public ClusterFixture record(UnaryOperator<ShardRecord> change) {
        record = change.apply(record);
        return this;
    }

    public ClusterFixture annotated(String key, String value) {
        annotations.put(key, value);
        return this;
    }

    /** A spec that comes after the accepted one. */
    public ClusterFixture newSpec(String yaml) {
        spec = parse(yaml);
        generation++;
        return this;
    }

    public ClusterFixture neverAccepted() {
        accepted = Optional.empty();
        return this;
    }

    public ClusterFixture workload(UnaryOperator<WorkloadFacts> change) {
        workload = workload.map(change);
        return this;
    }

    /** The template has changed, so every pod is of an older one unless it says {@code rev-2}. */
    public ClusterFixture newTemplate() {
        return workload(w -> new WorkloadFacts(w.replicas(), w.image(), "rev-2", true, w.claimSize()));
    }

    public ClusterFixture status(@Nullable CacheClusterStatus before) {
        status = before;
        return this;
    }

    public ClusterFixture credentials(Map<String, String> data) {
        credentials = Optional.of(data);
        return this;
    }

    /** @param host empty for a volume that can move */
    public ClusterFixture volume(int ordinal, Optional<String> host, String has, String wants) {
        return volume(ordinal, host, has, wants, false);
    }

    /** @param fixedSize its StorageClass does not let it grow */
    public ClusterFixture volume(int ordinal, Optional<String> host, String has, String wants, boolean fixedSize) {
        var pod = NodeFixture.id(ordinal).pod();
        var claim = new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .withName("data-" + pod)
                .endMetadata()
                .withNewSpec()
                .withStorageClassName("local-path")
                .withNewResources()
                .addToRequests("storage", new Quantity(wants))
                .endResources()
                .endSpec()
                .withNewStatus()
                .addToCapacity("storage", new Quantity(has))
                .endStatus()
                .build();
        volumes.add(new VolumeFacts(claim, pod, host, false, fixedSize));
        return this;
    }

    public ClusterFixture host(String name, Optional<Instant> notReadySince) {
        hosts.add(
                new KubernetesNodeFacts(name, Optional.empty(), notReadySince.isEmpty(), notReadySince, false, false));
        return this;
    }

    /** A Kubernetes node, ready for long and open to the nodes of this cluster. */
    public ClusterFixture place(String zone) {
        return place(zone, true, Instant.EPOCH);
    }

    public ClusterFixture place(String zone, boolean open, Instant readySince) {
        places.add(new Place("somewhere-in-" + zone + "-" + places.size(), zone, open, readySince));
        return this;
    }

    public ObservedCluster build() {
        var resource = new CacheCluster();
        resource.setMetadata(new ObjectMetaBuilder()
                .withNamespace("shop")
                .withName("web")
                .withUid("8d2f1c9e")
                .withGeneration(generation)
                .withAnnotations(annotations)
                .build());
        resource.setSpec(spec);
        resource.setStatus(status);
        var live = live();
        var observed = nodes.stream().map(n -> n.build(live)).toList();
        return new ObservedCluster(
                resource,
                "{}",
                List.of(new ObservedShard(
                        0,
                        observed,
                        record,
                        List.of(),
                        record.primary().map(p -> p.node().pod()))),
                workload,
                volumes,
                credentials,
                accepted,
                hosts,
                places,
                List.of());
    }

    private Map<String, String> live() {
        if (nodes.isEmpty()) {
            return Map.of();
        }
        var identity = new ClusterIdentity("shop", "web", "8d2f1c9e");
        var of = accepted.orElse(spec);
        return new TreeMap<>(LiveSettings.of(EffectiveSpec.of(identity, of, IMAGE)));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
