package dev.hearth.operator.decide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.decide.shard.SwitchoverRequest;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.NodeFixture;
import dev.hearth.operator.model.PrimaryRef;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScalingTest {

    private static ClusterFixture wanting(int size, int replicas) {
        return ClusterFixture.running(size, "{engine: {type: Valkey}, replicasPerShard: " + replicas + "}");
    }

    private static ClusterFixture primaryIs(ClusterFixture cluster, int ordinal) {
        return cluster.record(r -> r.withPrimary(
                                7, new PrimaryRef(NodeFixture.id(ordinal), "run-" + ordinal), r.replicationId())
                        .withInSync(ClusterFixture.holders(0, 1)))
                .node(ordinal, n -> n.primary(1, 0, 1))
                .node(0, n -> n.follows(ordinal, true));
    }

    private static Move failover() {
        return new Move(
                MoveKind.FAILOVER,
                dev.hearth.api.Reason.PRIMARY_DEAD,
                Optional.empty(),
                Optional.empty(),
                8,
                ClusterFixture.NOW,
                Optional.empty(),
                Optional.empty());
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("2 → 3", wanting(2, 2), 3),
                Arguments.of("3 → 1", wanting(3, 0), 1),
                Arguments.of("3 → 2", wanting(3, 1), 2),
                Arguments.of("3 → 1, the primary is the highest", moved(), 3),
                Arguments.of(
                        "3 → 1, the primary does not answer",
                        wanting(3, 0).node(0, n -> n.silentSince(ClusterFixture.NOW)),
                        3),
                Arguments.of(
                        "3 → 1, its role is moving", wanting(3, 0).record(r -> r.withMove(Optional.of(failover()))), 3),
                Arguments.of(
                        "2 → 3, the primary does not answer",
                        wanting(2, 2).node(0, n -> n.silentSince(ClusterFixture.NOW)),
                        3));
    }

    private static ClusterFixture moved() {
        var cluster = ClusterFixture.running(3, "{engine: {type: Valkey}, replicasPerShard: 0}");
        return primaryIs(cluster, 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_stateful_set_never_shrinks_below_the_primary_nor_while_none_serves(
            String what, ClusterFixture cluster, int keep) {
        assertThat(Scaling.replicasToKeep(Plans.situation(cluster))).as(what).isEqualTo(keep);
    }

    @Test
    void a_primary_above_the_new_size_hands_over_to_one_below_it() {
        assertThat(Scaling.plan(Plans.situation(moved())).request().flatMap(SwitchoverRequest::to))
                .hasValue("web-s0-0");
    }

    @Test
    void a_cordoned_primary_does_not_go_to_a_node_that_is_about_to_be_removed() {
        var cluster = wanting(3, 0).node(0, NodeFixture::cordoned);
        assertThat(PlannedMoves.wanted(Plans.situation(cluster))).isEmpty();
    }

    @Test
    void the_right_size_asks_for_nothing() {
        assertThat(Scaling.plan(Plans.situation(ClusterFixture.healthy(2))).idle())
                .isTrue();
    }
}
