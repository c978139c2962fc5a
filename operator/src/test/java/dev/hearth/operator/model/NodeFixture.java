package dev.hearth.operator.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** One node of a {@link ClusterFixture}: a healthy replica in sync until told otherwise. */
public final class NodeFixture {
    private static final Readiness NOT_READY = new Readiness(false, Instant.EPOCH);

    private final int ordinal;
    private boolean primary;
    private final List<AttachedReplica> replicas = new ArrayList<>();
    private String follows = "10.0.0.0";
    private boolean linkUp = true;
    private boolean loading;
    private boolean diskWritable = true;
    private String version = "8.1.4";
    private long usedBytes = 1 << 20;
    private long fileBytes;
    private Optional<String> host;
    private boolean hostExists = true;
    private String zone;
    private boolean cordoned;
    private boolean outOfService;
    private Optional<Instant> notReadySince = Optional.empty();
    private Optional<Reach> reach = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();
    private UnaryOperator<Map<String, String>> settings = UnaryOperator.identity();
    private UnaryOperator<PodFacts> pod = UnaryOperator.identity();

    NodeFixture(int ordinal) {
        this.ordinal = ordinal;
        this.host = Optional.of("host-" + ordinal);
        this.zone = "zone-" + ordinal;
    }

    public static NodeId id(int ordinal) {
        return new NodeId("shop", "web-s0-" + ordinal, "uid-" + ordinal);
    }

    static String ip(int ordinal) {
        return "10.0.0." + ordinal;
    }

    /** Takes writes while at least so many replicas hear it. */
    public NodeFixture primary(int minReplicasToWrite, int... listed) {
        primary = true;
        for (var replica : listed) {
            replicas.add(new AttachedReplica(ip(replica), 6379, true, 1000, 0));
        }
        return set("min-replicas-to-write", Integer.toString(minReplicasToWrite));
    }

    public NodeFixture follows(int of, boolean up) {
        follows = ip(of);
        linkUp = up;
        return this;
    }

    /** Follows nobody and keeps its data. */
    public NodeFixture frozen() {
        follows = "127.0.0.1";
        linkUp = false;
        return this;
    }

    public NodeFixture loading() {
        loading = true;
        return this;
    }

    public NodeFixture diskFull() {
        diskWritable = false;
        return this;
    }

    public NodeFixture version(String word) {
        version = word;
        return this;
    }

    public NodeFixture used(long bytes) {
        usedBytes = bytes;
        return this;
    }

    /** Size of its append-only file. */
    public NodeFixture file(long bytes) {
        fileBytes = bytes;
        return this;
    }

    public NodeFixture set(String directive, String value) {
        var before = settings;
        settings = map -> {
            var changed = new TreeMap<>(before.apply(map));
            changed.put(directive, value);
            return changed;
        };
        return this;
    }

    /** Another pod of this name. */
    public NodeFixture reborn(String uid) {
        return pod(p -> new PodFacts(
                new NodeId(p.id().namespace(), p.id().pod(), uid),
                0,
                p.ip(),
                p.kubernetesNode(),
                p.container(),
                0,
                Optional.empty(),
                Optional.empty(),
                p.deleting(),
                Optional.empty(),
                p.roleLabel(),
                p.warmGate(),
                p.readiness(),
                p.revision(),
                p.settingsHash(),
                p.createdAt()));
    }

    public NodeFixture in(String where) {
        zone = where;
        return this;
    }

    /** A server that does not know a directive. */
    public NodeFixture lacks(String directive) {
        var before = settings;
        settings = map -> {
            var changed = new TreeMap<>(before.apply(map));
            changed.remove(directive);
            return changed;
        };
        return this;
    }

    public NodeFixture cordoned() {
        cordoned = true;
        return this;
    }

    public NodeFixture hostLost(Instant since) {
        notReadySince = Optional.of(since);
        return this;
    }

    public NodeFixture hostGone() {
        hostExists = false;
        return this;
    }

    public NodeFixture outOfService() {
        outOfService = true;
        return this;
    }

    public NodeFixture reach(Reach what) {
        reach = Optional.of(what);
        return this;
    }

    public NodeFixture unknown() {
        return reach(new Reach.Unknown());
    }

    public NodeFixture silentSince(Instant since) {
        return reach(new Reach.Silent(since, since, 5, Optional.of(answer(Map.of()))));
    }

    public NodeFixture refusesSince(Instant since) {
        return reach(new Reach.Refused(since, 5, true, Optional.of(answer(Map.of()))));
    }

    /** It answers, and says no to commands. */
    public NodeFixture refusing(Refusal what) {
        refusal = Optional.of(what);
        return this;
    }

    /** No question was ever answered. */
    public NodeFixture neverHeardSince(Instant since) {
        return reach(new Reach.Refused(since, 3, false, Optional.empty()));
    }

    /** The kubelet does not run it, such as {@code ImagePullBackOff}. */
    public NodeFixture waits(String reason, Instant createdAt, int restarts) {
        unknown();
        return pod(p -> new PodFacts(
                p.id(),
                0,
                p.ip(),
                p.kubernetesNode(),
                restarts > 0 ? ContainerState.TERMINATED : ContainerState.NOT_STARTED,
                restarts,
                Optional.empty(),
                Optional.of(reason),
                p.deleting(),
                Optional.empty(),
                p.roleLabel(),
                Optional.empty(),
                NOT_READY,
                p.revision(),
                p.settingsHash(),
                createdAt));
    }

    /** It has no Kubernetes node. */
    public NodeFixture unschedulable(String message, Instant createdAt) {
        host = Optional.empty();
        unknown();
        return pod(p -> new PodFacts(
                p.id(),
                0,
                Optional.empty(),
                Optional.empty(),
                ContainerState.NOT_STARTED,
                0,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(message),
                Optional.empty(),
                Optional.empty(),
                NOT_READY,
                p.revision(),
                p.settingsHash(),
                createdAt));
    }

    /** Ready since then. */
    public NodeFixture readySince(Instant changedAt) {
        return readiness(new Readiness(true, changedAt));
    }

    public NodeFixture readiness(Readiness readiness) {
        return pod(p -> new PodFacts(
                p.id(),
                0,
                p.ip(),
                p.kubernetesNode(),
                p.container(),
                p.restarts(),
                p.finishedAt(),
                p.waitingReason(),
                p.deleting(),
                p.unschedulable(),
                p.roleLabel(),
                p.warmGate(),
                readiness,
                p.revision(),
                p.settingsHash(),
                p.createdAt()));
    }

    public NodeFixture pod(UnaryOperator<PodFacts> change) {
        var before = pod;
        pod = p -> change.apply(before.apply(p));
        return this;
    }

    public NodeFixture deleting() {
        return pod(p -> with(p, p.container(), true, p.warmGate(), p.revision()));
    }

    public NodeFixture cold() {
        return pod(p -> with(p, p.container(), p.deleting(), Optional.of(false), p.revision()));
    }

    public NodeFixture revision(String hash) {
        return pod(p -> with(p, p.container(), p.deleting(), p.warmGate(), hash));
    }

    public NodeFixture ended() {
        return pod(p -> with(p, ContainerState.TERMINATED, p.deleting(), p.warmGate(), p.revision()));
    }

    private static PodFacts with(
            PodFacts p, ContainerState container, boolean deleting, Optional<Boolean> gate, String revision) {
        return new PodFacts(
                p.id(),
                0,
                p.ip(),
                p.kubernetesNode(),
                container,
                p.restarts(),
                p.finishedAt(),
                p.waitingReason(),
                deleting,
                p.unschedulable(),
                p.roleLabel(),
                gate,
                p.readiness(),
                revision,
                p.settingsHash(),
                p.createdAt());
    }

    ObservedNode build(Map<String, String> live) {
        var facts = pod.apply(new PodFacts(
                id(ordinal),
                0,
                Optional.of(ip(ordinal)),
                host,
                ContainerState.RUNNING,
                0,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.of(primary ? "primary" : "replica"),
                Optional.of(true),
                new Readiness(true, Instant.EPOCH),
                "rev-1",
                "s",
                Instant.EPOCH));
        var at = ClusterFixture.NOW;
        return new ObservedNode(
                facts,
                facts.kubernetesNode().filter(name -> hostExists).map(this::facts),
                reach.orElseGet(() -> new Reach.Answering(answer(live), at, at.minusMillis(100), 1000)),
                refusal);
    }

    private KubernetesNodeFacts facts(String name) {
        return new KubernetesNodeFacts(
                name, Optional.of(zone), notReadySince.isEmpty(), notReadySince, cordoned, outOfService);
    }

    private NodeAnswer answer(Map<String, String> live) {
        var all = new TreeMap<>(live);
        all.put("replica-serve-stale-data", "yes");
        all.put("min-replicas-to-write", "1000");
        var unassigned = primary || follows.equals("127.0.0.1");
        return new NodeAnswer(
                "run-" + ordinal,
                "valkey",
                version,
                loading,
                new Replication(
                        primary ? ServerRole.PRIMARY : ServerRole.REPLICA,
                        "lineage",
                        1000,
                        primary ? "" : follows,
                        unassigned ? 0 : 6379,
                        linkUp,
                        false,
                        linkUp ? 0 : -1,
                        replicas),
                OptionalLong.of(7),
                10,
                new Memory(usedBytes, Long.parseLong(live.getOrDefault("maxmemory", "0"))),
                diskWritable,
                false,
                1,
                settings.apply(all),
                fileBytes);
    }
}
