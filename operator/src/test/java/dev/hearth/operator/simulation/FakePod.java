package dev.hearth.operator.simulation;

import dev.hearth.operator.model.ContainerState;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.PodFacts;
import dev.hearth.operator.model.Readiness;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pod object, its volume, and the process in it. */
final class FakePod {

    final String name;
    final String uid;
    final String ip;
    final String host;
    final NodeId id;
    BitSet disk = new BitSet();
    long diskMarker;

    @Nullable
    FakeServer server;

    ContainerState container = ContainerState.NOT_STARTED;
    ContainerState shownContainer = ContainerState.NOT_STARTED;
    long changes;
    long shown;
    int restarts;
    boolean deleting;
    boolean gone;
    boolean graceful = true;
    Optional<String> label = Optional.empty();
    Optional<Boolean> gate = Optional.empty();

    FakePod(String name, String uid, String ip, String host) {
        this.name = name;
        this.uid = uid;
        this.ip = ip;
        this.host = host;
        this.id = new NodeId("shop", name, uid);
    }

    /** As the API server has it; the kubelet's word about the container comes late. */
    PodFacts facts() {
        return new PodFacts(
                id,
                0,
                Optional.of(ip),
                Optional.of(host),
                shownContainer,
                restarts,
                Optional.empty(),
                Optional.empty(),
                deleting,
                Optional.empty(),
                label,
                gate,
                new Readiness(shownContainer == ContainerState.RUNNING, Instant.EPOCH),
                "r1",
                "s1",
                Instant.EPOCH);
    }
}
