package dev.hearth.operator.decide.shard;

import static dev.hearth.operator.decide.shard.NodeBuilder.id;
import static dev.hearth.operator.decide.shard.NodeBuilder.node;
import static dev.hearth.operator.decide.shard.ShardBuilder.shard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.FenceProof;
import dev.hearth.operator.model.Holder;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeathProofTest {

    static Stream<Arguments> evidence() {
        return Stream.of(
                proof("another process answers", node("a").process("run-2"), FenceProof.NEW_PROCESS),
                proof("another process loads", node("a").process("run-2").loading(), FenceProof.NEW_PROCESS),
                none(
                        "an old answer of another primary",
                        node("a").process("run-2").primary(1).asked(900)),
                none("it answers", node("a").primary(1)),
                none(
                        "it answers although a container ended",
                        node("a").primary(1).ended()),
                none("nobody asked", node("a").unknown()),
                none("it is silent for an hour", node("a").silent(3_600_000)),
                none("it is busy", node("a").busy().ended()),
                none("it refused once", node("a").refuses(300, 1, true)),
                none("it refuses and no connection broke", node("a").refuses(9_000, 9, false)),
                proof(
                        "it refused twice after its connection broke",
                        node("a").refuses(250, 2, true),
                        FenceProof.CONNECTION_REFUSED),
                none("another process refused", node("a").process("run-0").refuses(250, 2, true)),
                proof(
                        "its container ended and it refuses",
                        node("a").ended().refuses(10, 1, false),
                        FenceProof.CONTAINER_ENDED),
                none(
                        "a container ended, perhaps the one before",
                        node("a").process("run-0").ended().refuses(900, 2, true)),
                none("a container ended, silent for a moment", node("a").ended().silent(1_500)),
                proof(
                        "its container ended, silent for long",
                        node("a").ended().silent(2_500),
                        FenceProof.CONTAINER_ENDED),
                proof(
                        "its Kubernetes node is declared dead",
                        node("a").silent(10).outOfService(),
                        FenceProof.OUT_OF_SERVICE));
    }

    private static Arguments proof(String what, NodeBuilder primary, FenceProof proof) {
        return Arguments.of(what, primary, Optional.of(proof));
    }

    private static Arguments none(String what, NodeBuilder primary) {
        return Arguments.of(what, primary, Optional.empty());
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("evidence")
    void only_proof_counts(String what, NodeBuilder primary, Optional<FenceProof> proof) {
        var s = shard(primary, node("b").follows("a", false), node("c").follows("a", false))
                .situation();
        assertThat(DeathProof.of(s, new Holder(id("a"), "run-a"))).as(what).isEqualTo(proof);
    }

    static Stream<Arguments> replicas() {
        return Stream.of(
                Arguments.of("its link is down", node("b").follows("a", false), true),
                Arguments.of("its link is up", node("b").follows("a", true), false),
                Arguments.of(
                        "it was asked before the refusal",
                        node("b").follows("a", false).asked(400),
                        false),
                Arguments.of("it is out of reach", node("b").silent(3_000), true));
    }

    @ParameterizedTest(name = "a replica: {0}")
    @MethodSource("replicas")
    void a_refusal_proves_nothing_while_a_replica_may_still_hear_the_primary(
            String what, NodeBuilder replica, boolean dead) {
        var s = shard(node("a").refuses(250, 2, true), replica).situation();
        assertThat(DeathProof.of(s, new Holder(id("a"), "run-a")).isPresent())
                .as(what)
                .isEqualTo(dead);
    }
}
