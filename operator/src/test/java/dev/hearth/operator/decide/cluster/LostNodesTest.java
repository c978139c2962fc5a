package dev.hearth.operator.decide.cluster;

import static dev.hearth.operator.model.ClusterFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Annotations;
import dev.hearth.api.Reason;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.NodeFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LostNodesTest {

    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Instant LONG_AGO = NOW.minusSeconds(60);

    private static ClusterFixture lost(int ordinal, Instant since) {
        return ClusterFixture.healthy(2).node(ordinal, n -> n.hostLost(since).silentSince(since));
    }

    private static ClusterFixture homeless(ClusterFixture cluster, int ordinal, String host) {
        return cluster.node(ordinal, n -> n.unschedulable("volume node affinity conflict", LONG_AGO))
                .volume(ordinal, Optional.of(host), "1Gi", "1Gi");
    }

    private static ClusterFixture nobodyLeft() {
        return ClusterFixture.healthy(0)
                .node(0, n -> n.unschedulable("volume node affinity conflict", LONG_AGO))
                .record(r -> r.withPrimary(
                        7,
                        new dev.hearth.operator.model.PrimaryRef(
                                new dev.hearth.operator.model.NodeId("shop", "web-s0-0", "uid-before"), "run-before"),
                        r.replicationId()))
                .volume(0, Optional.of("host-0"), "1Gi", "1Gi");
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("all hosts are there", ClusterFixture.healthy(2), List.of(), List.of()),
                Arguments.of(
                        "it may come back", lost(2, NOW.minusSeconds(10)), List.of(), List.of(Reason.LOST_NODE_WAIT)),
                Arguments.of("it is given up", lost(2, LONG_AGO), List.of("DeletePod web-s0-2"), List.of()),
                Arguments.of("the primary never is", lost(0, LONG_AGO), List.of(), List.of()),
                Arguments.of(
                        "it answers: only its kubelet is away",
                        ClusterFixture.healthy(2).node(2, n -> n.hostLost(LONG_AGO)),
                        List.of(),
                        List.of()),
                Arguments.of(
                        "its volume is bound to that host",
                        lost(2, LONG_AGO).volume(2, Optional.of("host-2"), "1Gi", "1Gi"),
                        List.of("Delete data-web-s0-2", "DeletePod web-s0-2"),
                        List.of()),
                Arguments.of(
                        "its volume may still be attached there",
                        lost(2, LONG_AGO).volume(2, Optional.empty(), "1Gi", "1Gi"),
                        List.of(),
                        List.of(Reason.VOLUME_ATTACHED_TO_LOST_NODE)),
                Arguments.of(
                        "its volume is certainly not attached there",
                        lost(2, LONG_AGO)
                                .volume(2, Optional.empty(), "1Gi", "1Gi")
                                .node(2, NodeFixture::outOfService),
                        List.of("DeletePod web-s0-2"),
                        List.of()),
                Arguments.of(
                        "its volume waits for a host that does not exist",
                        homeless(ClusterFixture.healthy(2), 2, "host-2"),
                        List.of("Delete data-web-s0-2", "DeletePod web-s0-2"),
                        List.of()),
                Arguments.of(
                        "its volume waits for a host that is fine",
                        homeless(ClusterFixture.healthy(2), 2, "host-2").host("host-2", Optional.empty()),
                        List.of(),
                        List.of()),
                Arguments.of(
                        "one that waits for a person does not keep another waiting",
                        lost(1, LONG_AGO)
                                .volume(1, Optional.empty(), "1Gi", "1Gi")
                                .node(2, n -> n.hostLost(LONG_AGO).silentSince(LONG_AGO)),
                        List.of("DeletePod web-s0-2"),
                        List.of()),
                Arguments.of(
                        "no primary serves: it may be the only one that was in sync",
                        lost(2, LONG_AGO).node(0, n -> n.silentSince(LONG_AGO)),
                        List.of(),
                        List.of(Reason.MOVE_IN_PROGRESS)),
                Arguments.of(
                        "nobody is left: its volume may be all there is",
                        nobodyLeft(),
                        List.of(),
                        List.of(Reason.CONSENT_NEEDED)),
                Arguments.of(
                        "nobody is left, and a person gave the data up",
                        nobodyLeft().annotated(Annotations.ACCEPT_DATA_LOSS, "0@7"),
                        List.of("Delete data-web-s0-0", "DeletePod web-s0-0"),
                        List.of()),
                Arguments.of(
                        "consent of an earlier epoch is none",
                        nobodyLeft().annotated(Annotations.ACCEPT_DATA_LOSS, "0@6"),
                        List.of(),
                        List.of(Reason.CONSENT_NEEDED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_lost_node_is_given_up_only_when_that_costs_no_data(
            String what, ClusterFixture cluster, List<String> deeds, List<Reason> holds) {
        var steps = LostNodes.plan(Plans.situation(cluster), WAIT);
        assertThat(Plans.deeds(steps.actions())).as(what).isEqualTo(deeds);
        assertThat(steps.holds()).as(what).extracting(Hold::reason).isEqualTo(holds);
    }

    @Test
    void it_is_looked_at_again_when_the_time_is_up() {
        var steps = LostNodes.plan(Plans.situation(lost(2, NOW.minusSeconds(10))), WAIT);
        assertThat(steps.nextCheck()).hasValue(Duration.ofSeconds(20));
    }

    @Test
    void whoever_deletes_a_pod_first_proves_that_it_may_write_the_status() {
        var deeds = Plans.deeds(Plans.of(lost(2, LONG_AGO)));
        assertThat(deeds).contains("DeletePod web-s0-2");
        assertThat(deeds.indexOf("Record ARMED 1")).isNotNegative().isLessThan(deeds.indexOf("DeletePod web-s0-2"));
    }

    @Test
    void the_message_that_asks_for_consent_holds_the_command() {
        var steps = LostNodes.plan(Plans.situation(nobodyLeft()), WAIT);
        assertThat(steps.holds().getFirst().message())
                .contains("kubectl annotate cachecluster web -n shop --overwrite"
                        + " cache.hearth.dev/accept-data-loss=0@7");
    }
}
