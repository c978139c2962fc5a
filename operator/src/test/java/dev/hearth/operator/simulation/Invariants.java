package dev.hearth.operator.simulation;

import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.Fence;
import dev.hearth.operator.model.FenceProof;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.ObservedShard;
import dev.hearth.operator.model.Plan;
import dev.hearth.operator.model.ShardRecord;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold after every event, told from the servers' own state and never from what the operator believes. */
final class Invariants {

    /** Every node is asked at least this often. */
    private static final long ASKED_WITHIN = 2_000;

    private final SimulatedCluster cluster;

    @Nullable
    FakeServer latest;
    /** Processes whose end was not proven, by the letter of the protocol or the wish of the spec. */
    private final Set<FakeServer> excused = new HashSet<>();

    int promotions;

    Invariants(SimulatedCluster cluster) {
        this.cluster = cluster;
    }

    private void fail(String what) {
        throw new AssertionError(what + "\n" + String.join("\n", cluster.time.story()));
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            fail(what);
        }
    }

    /** 1: nobody but the one promoted last takes writes. */
    void accepted(FakeServer server) {
        if (latest == null) {
            latest = server;
        }
        require(
                server == latest || excused.contains(server),
                "1: " + server + " (" + server.runId + ", fence " + server.minReplicas + ") takes a write after the"
                        + " promotion of " + latest);
    }

    /** 2, 3, 5: evidence is on record; the candidate is the best; the former one is closed. */
    void promoting(FakeServer server, NodeCommand.Promote command) {
        var record = cluster.status.record();
        promotions++;
        if (server.primary) {
            latest = server;
            return;
        }
        if (cluster.returnedAt == cluster.time.now()) {
            return; // an order that its socket had kept: it must not let it take writes, which is looked at with each
            // write
        }
        var move = record.move();
        require(move.flatMap(Move::proof).isPresent(), "2: " + server + " is promoted without proof on record");
        require(
                record.primary()
                        .filter(p -> p.node().equals(cluster.idOf(server)))
                        .isPresent(),
                "2: " + server + " is promoted and the record names " + record.primary());
        require(!server.syncing && !server.loading, "3: " + server + " is promoted while it loads");
        require(
                command.minReplicasToWrite() != 0 || record.fence() == Fence.OPEN,
                "5: " + server + " is promoted open and the record says " + record.fence());
        if (server.data.isEmpty() && cluster.time.now() - cluster.returnedAt > ASKED_WITHIN) {
            cluster.reachableServers()
                    .forEach(other -> require(
                            other.loading || other.data.isEmpty(),
                            "3: empty " + server + " is promoted, " + other + " has data"));
        }
        var proof = move.flatMap(Move::proof).orElseThrow();
        cluster.servers().stream()
                .filter(s -> s != server && !excused.contains(s))
                .forEach(s -> require(
                        !s.accepts(), "1: " + s + " still takes writes when " + server + " is promoted: " + proof));
        latest = server;
    }

    /** Without proof, whatever runs on is beyond the promise. */
    void recorded(ShardRecord record) {
        record.move()
                .flatMap(Move::proof)
                .filter(p -> p == FenceProof.NOT_FENCED || p == FenceProof.POD_REPLACED)
                .ifPresent(
                        p -> cluster.servers().stream().filter(cluster::orphan).forEach(excused::add));
    }

    /** 5: the record never promises a stronger fence than the server has. */
    void fenced(FakeServer server) {
        var record = cluster.status.record();
        var mine = record.primary()
                .filter(p -> p.node().equals(cluster.idOf(server)) && p.runId().equals(server.runId))
                .isPresent();
        if (mine && server.primary && server.minReplicas < 1000) {
            latest = server;
        }
        if (mine && server.primary && record.fence() != Fence.OPEN) {
            require(
                    server.minReplicas >= record.minReplicasToWrite(),
                    "5: the fence of " + server + " is " + server.minReplicas + ", the record says "
                            + record.minReplicasToWrite());
        }
    }

    /** 3 and 6, of a plan: the best of the frozen, nobody points at an unassigned node, commands come after a record. */
    void planned(Plan plan, ObservedShard shard) {
        var recorded = false;
        for (var action : plan.actions()) {
            recorded |= action instanceof Action.Record;
            switch (action) {
                case NodeCommand.Promote p -> {
                    require(recorded, "commands before the record: " + plan.actions());
                    best(shard, p);
                }
                case NodeCommand.Follow f -> {
                    require(recorded, "commands before the record: " + plan.actions());
                    assigned(plan, shard, f);
                }
                case NodeCommand.Freeze f -> require(recorded, "commands before the record: " + plan.actions());
                default -> {}
            }
        }
    }

    private void assigned(Plan plan, ObservedShard shard, NodeCommand.Follow follow) {
        var target = follow.primary().node();
        var promoted = plan.actions().stream()
                .anyMatch(a -> a instanceof NodeCommand.Promote p && p.node().equals(target));
        var unassigned = shard.node(target)
                .flatMap(ObservedNode::answer)
                .filter(a -> !a.isPrimary())
                .isPresent();
        require(promoted || !unassigned, "6: " + follow.node().pod() + " is pointed at an unassigned node");
    }

    private void best(ObservedShard shard, NodeCommand.Promote promote) {
        var chosen = shard.node(promote.node()).flatMap(ObservedNode::answer).orElseThrow();
        var lineage = chosen.replication().replicationId();
        var inSync = shard.record().inSync().stream().map(h -> h.runId()).toList();
        shard.nodes().stream()
                .filter(n -> !n.id().equals(promote.node()))
                .flatMap(n -> n.answer().stream())
                .filter(a -> a.replication().unassigned() && !a.loading() && inSync.contains(a.runId()))
                .filter(a -> a.replication().replicationId().equals(lineage))
                .max(Comparator.comparingLong((NodeAnswer a) -> a.replication().offset()))
                .ifPresent(a -> require(
                        a.replication().offset() <= chosen.replication().offset(),
                        "3: " + promote.node().pod() + " is not the one with the highest offset"));
    }

    /** 6: one data set at a time; an order left in a socket, or by another leader, may come on top. */
    void fullSync(FakeServer replica) {
        var late = cluster.time.now() - cluster.returnedAt < ASKED_WITHIN;
        var leaders = cluster.operators.stream()
                .filter(o -> o.ledWithin(ASKED_WITHIN))
                .count();
        var syncs = cluster.servers().stream()
                .filter(s -> s.syncing && !cluster.orphan(s))
                .count();
        require(syncs <= 1 || cluster.orphan(replica) || late || leaders > 1, "6: two full syncs at a time");
    }

    NodeId idOf(FakeServer server) {
        return cluster.idOf(server);
    }
}
