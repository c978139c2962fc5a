package dev.hearth.operator.decide.shard;

import dev.hearth.operator.model.AttachedReplica;
import dev.hearth.operator.model.ContainerState;
import dev.hearth.operator.model.KubernetesNodeFacts;
import dev.hearth.operator.model.Memory;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.PodFacts;
import dev.hearth.operator.model.Reach;
import dev.hearth.operator.model.Readiness;
import dev.hearth.operator.model.Replication;
import dev.hearth.operator.model.ServerRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** A node for a table: healthy, empty and unassigned until told otherwise. */
final class NodeBuilder {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final String name;
    private ContainerState container = ContainerState.RUNNING;
    private boolean outOfService;
    private boolean cordoned;
    private boolean deleting;
    private String runId;
    private boolean primary;
    private String master = "127.0.0.1";
    private boolean linkUp;
    private boolean syncing;
    private boolean loading;
    private boolean diskWritable = true;
    private String replid = "lineage";
    private long offset = 1000;
    private long previousOffset = 1000;
    private long lastIo;
    private long keys = 10;
    private OptionalLong epoch = OptionalLong.of(1);
    private int quorum = NodeAnswer.CLOSED;
    private final List<AttachedReplica> replicas = new ArrayList<>();
    private Instant answeredAt = NOW;
    private Function<NodeAnswer, Reach> reach =
            a -> new Reach.Answering(a, answeredAt, answeredAt.minusMillis(100), previousOffset);

    private NodeBuilder(String name) {
        this.name = name;
        this.runId = "run-" + name;
    }

    static NodeBuilder node(String name) {
        return new NodeBuilder(name);
    }

    static String ip(String name) {
        return "10.0.0." + name.charAt(0);
    }

    static NodeId id(String name) {
        return new NodeId("shop", name + "-0", "uid-" + name);
    }

    NodeBuilder primary(int minReplicasToWrite) {
        primary = true;
        quorum = minReplicasToWrite;
        return this;
    }

    NodeBuilder lists(String replica, long acknowledged) {
        replicas.add(new AttachedReplica(ip(replica), 6379, true, acknowledged, 0));
        return this;
    }

    NodeBuilder follows(String of, boolean up) {
        master = ip(of);
        linkUp = up;
        return this;
    }

    NodeBuilder syncing() {
        syncing = true;
        return this;
    }

    NodeBuilder loading() {
        loading = true;
        return this;
    }

    NodeBuilder lineage(String id) {
        replid = id;
        return this;
    }

    NodeBuilder offset(long bytes) {
        offset = bytes;
        return this;
    }

    NodeBuilder previousOffset(long bytes) {
        previousOffset = bytes;
        return this;
    }

    NodeBuilder heard(long secondsAgo) {
        lastIo = secondsAgo;
        return this;
    }

    NodeBuilder keys(long number) {
        keys = number;
        return this;
    }

    NodeBuilder epoch(long marker) {
        epoch = marker == 0 ? OptionalLong.empty() : OptionalLong.of(marker);
        return this;
    }

    NodeBuilder diskFull() {
        diskWritable = false;
        return this;
    }

    NodeBuilder process(String id) {
        runId = id;
        return this;
    }

    NodeBuilder deleting() {
        deleting = true;
        return this;
    }

    NodeBuilder cordoned() {
        cordoned = true;
        return this;
    }

    NodeBuilder outOfService() {
        outOfService = true;
        return this;
    }

    NodeBuilder ended() {
        container = ContainerState.TERMINATED;
        return this;
    }

    NodeBuilder asked(long millisAgo) {
        answeredAt = NOW.minusMillis(millisAgo);
        return this;
    }

    NodeBuilder unknown() {
        reach = a -> new Reach.Unknown();
        return this;
    }

    NodeBuilder silent(long millis) {
        reach = a -> new Reach.Silent(
                NOW.minusMillis(millis), NOW.minusMillis(millis), (int) (millis / 1000) + 1, Optional.of(a));
        return this;
    }

    NodeBuilder refuses(long millis, int times, boolean broken) {
        reach = a -> new Reach.Refused(NOW.minusMillis(millis), times, broken, Optional.of(a));
        return this;
    }

    NodeBuilder busy() {
        reach = a -> new Reach.Garbled(NOW.minusSeconds(60), "BUSY");
        return this;
    }

    ObservedNode build() {
        var replication = new Replication(
                primary ? ServerRole.PRIMARY : ServerRole.REPLICA,
                replid,
                offset,
                primary ? "" : master,
                primary || master.equals("127.0.0.1") ? 0 : 6379,
                linkUp,
                syncing,
                linkUp ? lastIo : -1,
                replicas);
        var answer = new NodeAnswer(
                runId,
                "valkey",
                "8.0.1",
                loading,
                replication,
                epoch,
                keys,
                new Memory(1, 0),
                diskWritable,
                false,
                1,
                Map.of("min-replicas-to-write", Integer.toString(quorum)));
        var pod = new PodFacts(
                id(name),
                0,
                Optional.of(ip(name)),
                Optional.of("host-" + name),
                container,
                0,
                Optional.empty(),
                Optional.empty(),
                deleting,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Readiness(true, Instant.EPOCH),
                "r",
                "s",
                Instant.EPOCH);
        var host = new KubernetesNodeFacts(
                "host-" + name, Optional.of("zone-" + name), true, Optional.empty(), cordoned, outOfService);
        return new ObservedNode(pod, Optional.of(host), reach.apply(answer));
    }
}
