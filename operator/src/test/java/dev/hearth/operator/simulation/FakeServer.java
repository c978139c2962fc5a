package dev.hearth.operator.simulation;

import dev.hearth.operator.model.AttachedReplica;
import dev.hearth.operator.model.Memory;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.Replication;
import dev.hearth.operator.model.ServerRole;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One process of a cache server with what a restart forgets. Its ages are differences of whole seconds, it counts good replicas once a
 * second, it calls a replica good that has received nothing yet, and it replies before it replicates.
 */
final class FakeServer {

    static final int LAG = 2;

    /** How a primary knows a replica. */
    static final class Slot {
        final FakeServer replica;
        boolean online;
        long ackOffset;
        long ackedAt;

        Slot(FakeServer replica) {
            this.replica = replica;
        }
    }

    final SimulatedCluster cluster;
    final String pod;
    final String uid;
    final String ip;
    final String host;
    final String runId;
    final Map<String, Slot> slots = new LinkedHashMap<>();
    final List<Runnable> inbox = new ArrayList<>();
    List<Op> log = new ArrayList<>();
    BitSet data = new BitSet();
    long marker;
    boolean alive = true;
    boolean stopped;
    boolean terminating;
    boolean loading;
    boolean primary;

    @Nullable
    String masterIp;

    String replid;
    String formerReplid = "";
    long formerOffset = -1;
    long offset = 1;
    int minReplicas = NodeAnswer.CLOSED;
    boolean serveStale;
    boolean rewriting;
    boolean linkUp;
    boolean syncing;
    long heardAt;
    long pausedUntil;
    int good;
    int link;

    FakeServer(SimulatedCluster cluster, FakePod pod) {
        this.cluster = cluster;
        this.pod = pod.name;
        this.uid = pod.uid;
        this.ip = pod.ip;
        this.host = pod.host;
        this.runId = cluster.nextId("run");
        this.replid = cluster.nextId("id");
        this.marker = pod.diskMarker;
        this.data = (BitSet) pod.disk.clone();
        cluster.time.after(cluster.time.between(1, 1000), this::cron);
    }

    boolean running() {
        return alive && !stopped;
    }

    /** A client's write would be accepted now. */
    boolean accepts() {
        return running()
                && !loading
                && primary
                && cluster.time.now() >= pausedUntil
                && (minReplicas == 0 || good >= minReplicas);
    }

    void write(int id) {
        data.set(id);
        append(new Op(offset + 100, id, 0));
        cluster.saved(this);
    }

    void append(Op op) {
        offset = op.end();
        log.add(op);
        slots.values().forEach(this::send);
    }

    /** Replies left in this turn; the bytes leave at its end, if the process is still there. */
    void send(Slot slot) {
        var upTo = offset;
        var generation = slot.replica.link;
        cluster.time.after(cluster.time.between(0, 1), () -> {
            if (alive && slot.online && slot.ackOffset > 0) {
                arrive(slot.replica, generation, upTo);
            }
        });
    }

    private void arrive(FakeServer replica, int generation, long upTo) {
        cluster.time.after(cluster.time.between(cluster.slowestLink / 2, cluster.slowestLink), () -> {
            if (!replica.alive || replica.link != generation || !replica.linkUp) {
                return;
            }
            if (replica.stopped || !cluster.network.connects(host, replica.host)) {
                if (alive) {
                    cluster.time.after(20, () -> arrive(replica, generation, upTo));
                }
                return;
            }
            replica.receive(log, upTo);
        });
    }

    private void receive(List<Op> stream, long upTo) {
        heardAt = cluster.time.now();
        for (var i = firstAfter(stream, offset);
                i < stream.size() && stream.get(i).end() <= upTo;
                i++) {
            var op = stream.get(i);
            log.add(op);
            offset = op.end();
            if (op.write() >= 0) {
                data.set(op.write());
            } else if (op.write() == Op.MARKER) {
                marker = op.epoch();
            }
        }
        cluster.saved(this);
    }

    private static int firstAfter(List<Op> stream, long offset) {
        var i = stream.size();
        while (i > 0 && stream.get(i - 1).end() > offset) {
            i--;
        }
        return i;
    }

    private void cron() {
        if (!alive) {
            return;
        }
        cluster.time.after(1000, this::cron);
        if (stopped) {
            return;
        }
        if (primary) {
            slots.values().removeIf(s -> cluster.time.now() - s.ackedAt > 60_000 && s.online);
            if (!slots.isEmpty()) {
                append(new Op(offset + 14, Op.PING, 0));
            }
            count();
        } else if (linkUp) {
            acknowledge();
            if (cluster.time.now() - heardAt > 60_000) {
                FakeLinks.broken(this);
            }
        }
    }

    void count() {
        good = (int)
                slots.values().stream().filter(s -> s.online && lag(s) <= LAG).count();
    }

    long lag(Slot slot) {
        return cluster.time.now() / 1000 - slot.ackedAt / 1000;
    }

    void acknowledge() {
        var at = offset;
        var generation = link;
        var master = cluster.byIp(masterIp);
        if (master == null) {
            return;
        }
        cluster.time.after(cluster.time.between(1, 3), () -> {
            var slot = master.slots.get(runId);
            if (slot != null
                    && slot.online
                    && link == generation
                    && master.running()
                    && cluster.network.connects(host, master.host)) {
                var first = slot.ackOffset == 0;
                slot.ackOffset = at;
                slot.ackedAt = cluster.time.now();
                if (first) {
                    master.send(slot);
                }
            }
        });
    }

    NodeAnswer answer() {
        var replicas = slots.values().stream()
                .map(s -> new AttachedReplica(s.replica.ip, 6379, s.online, s.ackOffset, lag(s)))
                .toList();
        var replication = new Replication(
                primary ? ServerRole.PRIMARY : ServerRole.REPLICA,
                replid,
                offset,
                primary ? "" : masterIp == null ? "127.0.0.1" : masterIp,
                primary || masterIp == null ? 0 : 6379,
                linkUp,
                syncing,
                linkUp ? cluster.time.now() / 1000 - heardAt / 1000 : -1,
                primary ? replicas : List.of());
        return new NodeAnswer(
                runId,
                "redis",
                "7.0.15",
                loading,
                replication,
                marker == 0 ? OptionalLong.empty() : OptionalLong.of(marker),
                loading ? 0 : data.cardinality(),
                new Memory(1, 0),
                true,
                rewriting,
                1,
                Map.of(
                        "min-replicas-to-write",
                        Integer.toString(minReplicas),
                        "replica-serve-stale-data",
                        serveStale ? "yes" : "no"));
    }

    @Override
    public String toString() {
        return pod;
    }
}
