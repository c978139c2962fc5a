package dev.hearth.operator.decide.shard;

import static dev.hearth.operator.decide.shard.NodeBuilder.NOW;
import static dev.hearth.operator.decide.shard.NodeBuilder.node;
import static dev.hearth.operator.decide.shard.ShardBuilder.shard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.Persistence;
import org.junit.jupiter.api.Test;

class ColdStartTest {

    private static ColdStart.Choice choose(ShardBuilder shard) {
        return ColdStart.choose(shard.situation(), shard.record(), NOW.minusSeconds(1));
    }

    private static String taken(ShardBuilder shard) {
        return choose(shard) instanceof ColdStart.Choice.Take(var node, var lossy) ? node.name() : "nobody";
    }

    @Test
    void the_highest_marker_wins_over_more_keys_and_a_higher_offset() {
        assertThat(taken(shard(
                        node("a").epoch(2).keys(1003),
                        node("b").epoch(3).keys(5).offset(1),
                        node("c").epoch(2).keys(3000).offset(99_999))))
                .isEqualTo("b-0");
    }

    @Test
    void an_empty_node_is_not_taken_while_another_has_data() {
        assertThat(taken(shard(
                        node("a").epoch(0).keys(0),
                        node("b").epoch(0).keys(0),
                        node("c").epoch(0).keys(1))))
                .isEqualTo("c-0");
    }

    @Test
    void with_equal_markers_the_primary_of_that_epoch_is_taken() {
        assertThat(taken(shard(
                        node("a").process("run-2").keys(5),
                        node("b").keys(6),
                        node("c").keys(7))))
                .isEqualTo("a-0");
    }

    @Test
    void a_node_that_loads_is_waited_for() {
        assertThat(choose(shard(node("a").process("run-2").loading(), node("b"), node("c"))))
                .isInstanceOf(ColdStart.Choice.Await.class);
    }

    @Test
    void a_node_that_is_not_up_is_waited_for_only_when_it_may_have_a_file() {
        var nodes = new NodeBuilder[] {node("a").refuses(500, 2, true), node("b"), node("c")};
        assertThat(taken(shard(nodes))).isEqualTo("b-0");
        assertThat(choose(shard(nodes).persistence(Persistence.APPEND_ONLY)))
                .isInstanceOf(ColdStart.Choice.Await.class);
    }

    @Test
    void a_pod_that_does_not_exist_yet_is_waited_for_only_when_it_may_have_a_volume() {
        assertThat(taken(shard(node("b"), node("c")))).isEqualTo("b-0");
        assertThat(choose(shard(node("b"), node("c")).persistence(Persistence.SNAPSHOT)))
                .isInstanceOf(ColdStart.Choice.Await.class);
    }

    @Test
    void after_the_wait_the_best_that_is_left_is_taken() {
        var shard = shard(node("a").refuses(500, 2, true), node("b"), node("c")).persistence(Persistence.APPEND_ONLY);
        assertThat(ColdStart.choose(shard.situation(), shard.record(), NOW.minusSeconds(60)))
                .isInstanceOf(ColdStart.Choice.Take.class);
    }
}
