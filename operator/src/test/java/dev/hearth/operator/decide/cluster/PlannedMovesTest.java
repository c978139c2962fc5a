package dev.hearth.operator.decide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Reason;
import dev.hearth.operator.decide.shard.SwitchoverRequest;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.NodeFixture;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlannedMovesTest {

    private static Optional<SwitchoverRequest> to(String pod, Reason reason) {
        return Optional.of(new SwitchoverRequest(Optional.of(pod), reason));
    }

    static Stream<Arguments> cases() {
        var cordoned = Reason.KUBERNETES_NODE_CORDONED;
        return Stream.of(
                Arguments.of("all is well", ClusterFixture.healthy(2), Optional.empty()),
                Arguments.of(
                        "its Kubernetes node is to be emptied",
                        ClusterFixture.healthy(2).node(0, NodeFixture::cordoned),
                        to("web-s0-1", cordoned)),
                Arguments.of(
                        "not to one that is emptied too",
                        ClusterFixture.healthy(2).node(0, NodeFixture::cordoned).node(1, NodeFixture::cordoned),
                        to("web-s0-2", cordoned)),
                Arguments.of(
                        "not to one that is behind",
                        ClusterFixture.healthy(2)
                                .node(0, NodeFixture::cordoned)
                                .record(r -> r.withInSync(ClusterFixture.holders(2))),
                        to("web-s0-2", cordoned)),
                Arguments.of(
                        "nobody could take over",
                        ClusterFixture.healthy(0).node(0, NodeFixture::cordoned),
                        Optional.empty()),
                Arguments.of(
                        "its disk fails",
                        ClusterFixture.healthy(2).node(0, NodeFixture::diskFull),
                        to("web-s0-1", Reason.PRIMARY_DISK_FAILING)),
                Arguments.of(
                        "every disk fails",
                        ClusterFixture.healthy(1).node(0, NodeFixture::diskFull).node(1, NodeFixture::diskFull),
                        Optional.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_primary_that_has_to_go_hands_over_to_one_that_may_stay(
            String what, ClusterFixture cluster, Optional<SwitchoverRequest> wanted) {
        assertThat(PlannedMoves.wanted(Plans.situation(cluster))).as(what).isEqualTo(wanted);
    }
}
