package dev.hearth.operator.simulation;

import java.util.ArrayList;
import java.util.BitSet;

/** The replication links: attempts, partial and full syncs, and how they break. */
final class FakeLinks {

    private static final int RETRY = 1000;

    private FakeLinks() {}

    /** {@code REPLICAOF}; null for the address where nobody can listen. */
    static void point(FakeServer server, @org.jspecify.annotations.Nullable String masterIp) {
        detach(server);
        if (server.primary) {
            server.primary = false;
            var dropped = new ArrayList<>(server.slots.values());
            server.slots.clear();
            dropped.forEach(s -> loses(s.replica, server));
        }
        server.masterIp = masterIp;
        if (masterIp != null) {
            attempt(server, server.link, 1);
        }
    }

    static void promote(FakeServer server) {
        if (server.primary) {
            return;
        }
        detach(server);
        server.masterIp = null;
        server.primary = true;
        server.formerReplid = server.replid;
        server.formerOffset = server.offset;
        server.replid = server.cluster.nextId("id");
        server.slots.clear();
        server.count();
    }

    /** Its own end is gone; the primary learns it when the network lets it. */
    private static void detach(FakeServer server) {
        var master = server.cluster.byIp(server.masterIp);
        server.link++;
        server.linkUp = false;
        server.syncing = false;
        if (master != null) {
            leaves(server, master);
        }
    }

    static void leaves(FakeServer replica, FakeServer master) {
        var slot = master.slots.get(replica.runId);
        replica.cluster.time.after(1, () -> {
            if (slot != null
                    && master.slots.get(replica.runId) == slot
                    && master.alive
                    && replica.cluster.network.connects(replica.host, master.host)) {
                master.slots.remove(replica.runId);
                master.count();
            }
        });
    }

    static void loses(FakeServer replica, FakeServer master) {
        var generation = replica.link;
        replica.cluster.time.after(replica.cluster.time.between(3, 8), () -> {
            if (replica.alive
                    && replica.link == generation
                    && replica.cluster.network.connects(replica.host, master.host)) {
                broken(replica);
            }
        });
    }

    static void broken(FakeServer replica) {
        replica.link++;
        replica.linkUp = false;
        replica.syncing = false;
        attempt(replica, replica.link, replica.cluster.time.between(100, RETRY));
    }

    private static void attempt(FakeServer replica, int generation, long delay) {
        var cluster = replica.cluster;
        cluster.time.after(delay, () -> {
            if (!replica.alive || replica.link != generation || replica.primary || replica.masterIp == null) {
                return;
            }
            var master = cluster.byIp(replica.masterIp);
            if (replica.stopped
                    || replica.loading
                    || master == null
                    || !master.running()
                    || master.loading
                    || !master.primary
                    || !cluster.network.connects(replica.host, master.host)) {
                attempt(replica, generation, RETRY);
                return;
            }
            var slot = new FakeServer.Slot(replica);
            slot.ackedAt = cluster.time.now();
            master.slots.put(replica.runId, slot);
            if (continues(replica, master)) {
                online(replica, master, slot, replica.offset);
                replica.acknowledge();
            } else {
                full(replica, master, slot, generation);
            }
        });
    }

    private static boolean continues(FakeServer replica, FakeServer master) {
        return replica.replid.equals(master.replid) && replica.offset <= master.offset
                || replica.replid.equals(master.formerReplid) && replica.offset <= master.formerOffset;
    }

    /** The former primary's last ping came between the comparison of the offsets and its demotion. */
    private static boolean pinged(FakeServer replica, FakeServer master) {
        return replica.replid.equals(master.formerReplid) && replica.offset - master.formerOffset <= 28;
    }

    private static void online(FakeServer replica, FakeServer master, FakeServer.Slot slot, long acknowledged) {
        replica.replid = master.replid;
        replica.linkUp = true;
        replica.heardAt = replica.cluster.time.now();
        slot.online = true;
        slot.ackOffset = acknowledged;
        slot.ackedAt = replica.cluster.time.now();
        master.count();
        if (acknowledged > 0) {
            master.send(slot);
        }
    }

    private static void full(FakeServer replica, FakeServer master, FakeServer.Slot slot, int generation) {
        var cluster = replica.cluster;
        replica.syncing = true;
        cluster.fullSyncStarted(replica, master, pinged(replica, master));
        var at = master.offset;
        var snapshot = (BitSet) master.data.clone();
        var marker = master.marker;
        var stream = new ArrayList<>(master.log);
        cluster.time.after(cluster.time.between(30, cluster.longestSync), () -> {
            if (!replica.alive || replica.link != generation) {
                return;
            }
            if (replica.stopped || !master.running() || !cluster.network.connects(replica.host, master.host)) {
                broken(replica);
                master.slots.remove(replica.runId, slot);
                return;
            }
            replica.syncing = false;
            cluster.rewriting(replica);
            replica.data = snapshot;
            replica.marker = marker;
            replica.log = stream;
            replica.offset = at;
            online(replica, master, slot, 0);
        });
    }
}
