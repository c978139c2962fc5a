package dev.hearth.operator.decide.shard;

import static dev.hearth.operator.decide.shard.NodeBuilder.node;
import static dev.hearth.operator.decide.shard.ShardBuilder.holders;
import static dev.hearth.operator.decide.shard.ShardBuilder.shard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.ObservedNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CandidatesTest {

    private static java.util.List<String> names(ShardBuilder shard) {
        return Candidates.eligible(shard.situation(), shard.record()).stream()
                .map(ObservedNode::name)
                .toList();
    }

    @Test
    void the_one_with_more_bytes_comes_first_even_on_a_cordoned_kubernetes_node() {
        assertThat(names(shard(
                        node("a").silent(5_000),
                        node("b").offset(1000),
                        node("c").offset(1001).cordoned())))
                .containsExactly("c-0", "b-0");
    }

    @Test
    void among_equals_the_one_on_a_healthy_kubernetes_node_comes_first() {
        assertThat(names(shard(node("a").silent(5_000), node("b").cordoned(), node("c"))))
                .containsExactly("c-0", "b-0");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("another lineage", node("b").lineage("old").offset(9_999_999)),
                Arguments.of("restarted since", node("b").process("run-2")),
                Arguments.of("it loads", node("b").loading()),
                Arguments.of("its disk is full", node("b").diskFull()),
                Arguments.of("in a full sync", node("b").follows("a", false).syncing()),
                Arguments.of("out of reach", node("b").silent(3_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void who_may_lack_data_is_no_candidate(String what, NodeBuilder replica) {
        assertThat(names(shard(node("a").silent(5_000), replica))).as(what).isEmpty();
    }

    @Test
    void a_replica_that_was_not_in_sync_is_no_candidate() {
        assertThat(names(shard(node("a").silent(5_000), node("b")).record(r -> r.withInSync(holders("c")))))
                .isEmpty();
    }

    @Test
    void a_replica_far_behind_what_the_primary_told_last_is_no_candidate() {
        assertThat(names(shard(
                        node("a").primary(1).offset(20_000_000).silent(5_000),
                        node("b").offset(1_000))))
                .isEmpty();
    }
}
