package dev.hearth.operator.simulation;

import java.util.ArrayList;
import java.util.List;

/** Clients next to every server that write wherever a write is taken, and what was acknowledged to them. */
final class Ledger {

    /** A reply later than this is no acknowledgement: the client has given up. */
    private static final long CLIENT_TIMEOUT = 1_000;

    /** @param at when it was acknowledged */
    record Acknowledged(int write, long at, FakeServer by) {}

    private final SimulatedCluster cluster;
    final List<Acknowledged> acknowledged = new ArrayList<>();
    boolean writing = true;
    long every = 40;
    private int next;

    Ledger(SimulatedCluster cluster) {
        this.cluster = cluster;
    }

    void start() {
        cluster.time.after(every, this::tick);
    }

    private void tick() {
        if (writing) {
            cluster.servers().forEach(this::write);
        }
        cluster.time.after(cluster.time.between(every / 2, every * 2), this::tick);
    }

    private void write(FakeServer server) {
        if (server.stopped && server.primary && server.inbox.size() < 20) {
            var sent = cluster.time.now();
            server.inbox.add(() -> take(server, sent));
        } else {
            take(server, cluster.time.now());
        }
    }

    private void take(FakeServer server, long sent) {
        if (!server.accepts()) {
            return;
        }
        var id = next++;
        server.write(id);
        if (cluster.time.now() - sent <= CLIENT_TIMEOUT) {
            acknowledged.add(new Acknowledged(id, cluster.time.now(), server));
            cluster.invariants.accepted(server);
        }
    }

    /** Acknowledged and not on that server. */
    List<Acknowledged> missingOn(FakeServer server) {
        return acknowledged.stream().filter(a -> !server.data.get(a.write())).toList();
    }

    /** The longest time without an acknowledgement after that instant. */
    long longestGap(long from, long to) {
        var last = from;
        var longest = 0L;
        for (var a : acknowledged) {
            if (a.at() >= from && a.at() <= to) {
                longest = Math.max(longest, a.at() - last);
                last = a.at();
            }
        }
        return Math.max(longest, to - last);
    }
}
