package dev.hearth.operator.simulation;

import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.PodFacts;
import dev.hearth.operator.model.Reach;
import dev.hearth.operator.observe.WatchTimes;
import dev.hearth.operator.observe.WatchedNodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** The real node watch of one operator on simulated time: a tick every 50 ms, over connections that break as real ones do. */
final class FakeWatch {

    private static final int SLOTS = 20;
    private static final int SLOT_MILLIS = 50;

    private final SimulatedCluster cluster;
    private final FakeProbe probe;
    private final WatchedNodes nodes;
    private int slot;
    boolean closed;

    FakeWatch(SimulatedCluster cluster, String host, Runnable changed) {
        this.cluster = cluster;
        this.probe = new FakeProbe(cluster, host);
        this.nodes = new WatchedNodes(
                probe,
                clock(cluster.time::instant),
                () -> Duration.ofMillis(cluster.time.now()).toNanos(),
                WatchTimes.defaults(),
                node -> changed.run());
        tick();
    }

    private static Clock clock(InstantSource time) {
        return new Clock() {
            @Override
            public Instant instant() {
                return time.instant();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
    }

    Reach of(NodeId node) {
        return nodes.of(node);
    }

    void expectChange(NodeId node) {
        nodes.expectChange(node);
    }

    void ask(NodeId node) {
        nodes.askNow(node);
    }

    /** The kernel closed the connection to a process. */
    void lost(FakeServer server) {
        probe.lost(server);
    }

    private void tick() {
        if (closed) {
            return;
        }
        if (slot == 0) {
            nodes.want(cluster.visible().stream().flatMap(FakeWatch::address).toList());
        }
        nodes.tick(slot, Duration.ZERO);
        slot = (slot + 1) % SLOTS;
        cluster.time.after(SLOT_MILLIS, this::tick);
    }

    private static Stream<NodeAddress> address(PodFacts pod) {
        return pod.ip().stream().map(ip -> new NodeAddress(pod.id(), ip, NodeAddress.PORT));
    }
}
