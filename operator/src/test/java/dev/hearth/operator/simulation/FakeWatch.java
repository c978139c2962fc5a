package dev.hearth.operator.simulation;

import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.Reach;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The node watch of one operator: asks once a second and when told to; a command voids what it knew. */
final class FakeWatch {

    private static final int DEADLINE = 700;

    private static final class Entry {
        Reach reach = new Reach.Unknown();
        int generation;
        long askedAt = -1;
        long silentFrom = -1;
        int questions;
        int refusals;
        long refusedSince;
        long refusedAt;
        boolean broken;

        @Nullable
        NodeAnswer last;

        long offsetSince = -1;
        long previousOffset = -1;
    }

    private final SimulatedCluster cluster;
    private final String host;
    private final Runnable changed;
    private final Map<NodeId, Entry> entries = new HashMap<>();
    boolean closed;

    FakeWatch(SimulatedCluster cluster, String host, Runnable changed) {
        this.cluster = cluster;
        this.host = host;
        this.changed = changed;
        tick();
    }

    Reach of(NodeId node) {
        return entry(node).reach;
    }

    private Entry entry(NodeId node) {
        return entries.computeIfAbsent(node, n -> new Entry());
    }

    private void tick() {
        if (closed) {
            return;
        }
        cluster.visible().forEach(f -> cluster.time.after(cluster.time.between(0, 900), () -> ask(f.id())));
        cluster.time.after(1000, this::tick);
    }

    void expectChange(NodeId node) {
        var e = entry(node);
        e.generation++;
        e.askedAt = -1;
        e.offsetSince = -1;
        if (e.reach instanceof Reach.Answering) {
            e.reach = new Reach.Unknown();
            e.silentFrom = -1;
            e.questions = 0;
            e.refusals = 0;
        }
    }

    /** The kernel closed the connection to a process. */
    void lost(FakeServer server) {
        var e = entry(server.cluster.idOf(server));
        if (e.last != null && e.last.runId().equals(server.runId)) {
            e.broken = true;
            e.askedAt = -1;
            ask(server.cluster.idOf(server));
        }
    }

    void ask(NodeId node) {
        var e = entry(node);
        if (closed || (e.askedAt >= 0 && cluster.time.now() - e.askedAt < 300)) {
            return;
        }
        e.askedAt = cluster.time.now();
        if (e.silentFrom < 0) {
            e.silentFrom = e.askedAt;
        }
        e.questions++;
        var generation = e.generation;
        var askedAt = e.askedAt;
        cluster.time.after(1, () -> deliver(node, e, generation));
        cluster.time.after(DEADLINE, () -> {
            if (e.generation == generation && e.silentFrom >= 0 && e.silentFrom <= askedAt && !closed) {
                e.askedAt = -1;
                become(e, new Reach.Silent(at(e.silentFrom), e.questions, Optional.ofNullable(e.last)));
            }
        });
    }

    private java.time.Instant at(long millis) {
        return cluster.time.instant().plusMillis(millis - cluster.time.now());
    }

    private void deliver(NodeId node, Entry e, int generation) {
        var pod = cluster.pod(node);
        if (e.generation != generation || closed || pod == null || !cluster.network.connects(host, pod.host)) {
            return;
        }
        var server = pod.server;
        if (server == null || !server.alive) {
            cluster.time.after(1, () -> refused(e, generation));
        } else if (!server.stopped) {
            var answer = server.answer();
            cluster.time.after(cluster.time.between(1, 2), () -> answered(e, generation, answer));
        }
    }

    private void refused(Entry e, int generation) {
        if (e.generation != generation || closed) {
            return;
        }
        e.askedAt = -1;
        e.silentFrom = -1;
        e.questions = 0;
        var now = cluster.time.now();
        if (e.refusals == 0) {
            e.refusedSince = now;
        }
        if (e.refusals == 0 || now - e.refusedAt >= 200) {
            e.refusals++;
            e.refusedAt = now;
        }
        become(e, new Reach.Refused(at(e.refusedSince), e.refusals, e.broken, Optional.ofNullable(e.last)));
    }

    private void answered(Entry e, int generation, NodeAnswer answer) {
        if (e.generation != generation || closed) {
            return;
        }
        var same = e.last != null
                && e.last.runId().equals(answer.runId())
                && e.last.replication().offset() == answer.replication().offset()
                && e.last.replication()
                        .replicationId()
                        .equals(answer.replication().replicationId());
        if (!same || e.offsetSince < 0) {
            e.offsetSince = cluster.time.now();
        }
        e.previousOffset = e.last != null && e.last.runId().equals(answer.runId())
                ? e.last.replication().offset()
                : -1;
        e.askedAt = -1;
        e.silentFrom = -1;
        e.questions = 0;
        e.refusals = 0;
        e.broken = false;
        e.last = answer;
        become(e, new Reach.Answering(answer, cluster.time.instant(), at(e.offsetSince), e.previousOffset));
    }

    private void become(Entry e, Reach next) {
        var news = !facts(e.reach).equals(facts(next));
        e.reach = next;
        if (news) {
            changed.run();
        }
    }

    /** What wakes the operator; offsets move without waking anybody. */
    private static String facts(Reach reach) {
        return switch (reach) {
            case Reach.Answering a -> {
                var r = a.answer().replication();
                yield a.answer().runId()
                        + a.answer().loading()
                        + r.role()
                        + r.primaryHost()
                        + r.linkUp()
                        + r.syncInProgress()
                        + r.replicationId()
                        + r.replicas().size();
            }
            case Reach.Refused r -> "refused" + r.refusals();
            case Reach.Silent silent -> "silent";
            case Reach.Unknown u -> "unknown";
            case Reach.Garbled g -> "garbled";
        };
    }
}
