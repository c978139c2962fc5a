package dev.hearth.operator.decide.shard;

import static dev.hearth.operator.decide.shard.NodeBuilder.NOW;
import static dev.hearth.operator.decide.shard.NodeBuilder.id;
import static dev.hearth.operator.decide.shard.NodeBuilder.node;
import static dev.hearth.operator.decide.shard.ShardBuilder.holders;
import static dev.hearth.operator.decide.shard.ShardBuilder.shard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.Fence;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.Persistence;
import dev.hearth.operator.model.Plan;
import dev.hearth.operator.model.PrimaryRef;
import dev.hearth.operator.model.ShardRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShardPlannerTest {

    private static NodeBuilder deaf(String name) {
        return node(name).follows("a", true).heard(3);
    }

    private static <T extends Action> List<T> actions(Plan plan, Class<T> kind) {
        return plan.actions().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static Stream<Arguments> holding() {
        return Stream.of(
                Arguments.of(Reason.OBSERVATION_PENDING, shard(node("a").unknown(), deaf("b"), deaf("c"))),
                Arguments.of(Reason.PRIMARY_UNREACHABLE, shard(node("a").silent(1_500), deaf("b"), deaf("c"))),
                Arguments.of(Reason.PRIMARY_UNREACHABLE, shard(node("a").busy(), deaf("b"), deaf("c"))),
                Arguments.of(
                        Reason.PRIMARY_SEEN_BY_REPLICAS,
                        shard(
                                node("a").silent(9_000),
                                deaf("b"),
                                node("c").follows("a", true).heard(1))),
                Arguments.of(
                        Reason.NEED_MORE_REPLICAS,
                        shard(node("a").silent(9_000), deaf("b"), node("c").silent(9_000))),
                Arguments.of(
                        Reason.NO_CANDIDATE,
                        shard(node("a").silent(9_000), deaf("b"), deaf("c")).record(r -> r.withInSync(holders()))),
                Arguments.of(
                        Reason.COOL_DOWN,
                        shard(node("a").silent(9_000), deaf("b"), deaf("c"))
                                .record(r -> r.withLastFailoverAt(NOW.minusSeconds(9)))),
                Arguments.of(
                        Reason.FENCE_NOT_CLOSED,
                        shard(node("a").silent(9_000), deaf("b")).record(r -> r.withFence(Fence.OPEN, 0))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("holding")
    void on_doubt_it_says_why_and_touches_no_replica(Reason reason, ShardBuilder shard) {
        var plan = shard.plan();
        assertThat(plan.holds()).extracting(Hold::reason).containsExactly(reason);
        assertThat(plan.actions()).allMatch(a -> a instanceof Action.LookAgain);
        assertThat(plan.nextCheck()).isPresent();
    }

    @Test
    void a_silent_primary_gets_the_order_to_close_and_loses_its_replicas_after_the_record() {
        var plan = shard(node("a").silent(9_000), deaf("b"), deaf("c")).plan();
        assertThat(plan.actions())
                .extracting(a -> a.getClass().getSimpleName())
                .containsExactly("Record", "CloseBlindly", "Freeze", "Freeze");
    }

    @Test
    void a_dead_primary_is_replaced_in_one_pass_when_its_replicas_are_frozen() {
        var plan = shard(node("a").refuses(500, 2, true), node("b").offset(900), node("c"))
                .plan();
        assertThat(plan.actions())
                .extracting(a -> a.getClass().getSimpleName())
                .containsExactly("Record", "Record", "Promote", "Route", "Follow", "Label");
        assertThat(actions(plan, NodeCommand.Promote.class))
                .containsExactly(new NodeCommand.Promote(id("c"), "run-c", 1, Reason.PRIMARY_DEAD));
        assertThat(plan.records().getFirst())
                .returns(2L, ShardRecord::epoch)
                .returns(Optional.of(new PrimaryRef(id("c"), "run-c")), ShardRecord::primary)
                .returns(holders("b"), ShardRecord::holders);
    }

    @Test
    void whoever_prefers_to_be_available_gets_a_new_primary_although_the_old_one_may_live() {
        var plan = shard(node("a").silent(9_000), node("b"), node("c").silent(9_000))
                .available()
                .plan();
        assertThat(actions(plan, NodeCommand.Promote.class)).hasSize(1);
        assertThat(plan.records().getFirst().fence()).isEqualTo(Fence.OPEN);
    }

    @Test
    void a_lone_primary_that_restarted_waits_for_its_file_and_is_then_promoted() {
        var loading = node("a").process("run-2").loading();
        var loaded = node("a").process("run-2");
        assertThat(lone(loading).actions()).noneMatch(a -> a instanceof NodeCommand);
        assertThat(lone(loading).holds()).extracting(Hold::reason).containsExactly(Reason.COLD_START_WAIT);
        assertThat(actions(lone(loaded), NodeCommand.Promote.class))
                .containsExactly(new NodeCommand.Promote(id("a"), "run-2", 0, Reason.PRIMARY_DEAD));
    }

    private static Plan lone(NodeBuilder node) {
        return shard(node)
                .replicas(0)
                .persistence(Persistence.APPEND_ONLY)
                .record(r -> r.withHolders(holders()).withInSync(holders()).withFence(Fence.OPEN, 0))
                .plan();
    }

    @Test
    void a_primary_that_leaves_hands_over_to_the_replica_in_sync() {
        var plan = shard(
                        node("a").primary(1).deleting().lists("b", 1000),
                        node("b").follows("a", true),
                        node("c").follows("a", false))
                .plan();
        assertThat(plan.actions())
                .extracting(a -> a.getClass().getSimpleName())
                .containsExactly("Record", "PauseAndClose", "LookAgain");
        assertThat(plan.records().getFirst().move().flatMap(m -> m.to())).hasValue(id("b"));
    }

    @Test
    void the_fence_is_opened_in_the_record_before_it_is_opened_on_the_server() {
        var plan = shard(
                        node("a").primary(1),
                        node("b").refuses(50, 1, true).asked(100),
                        node("c").silent(9_000))
                .plan();
        assertThat(actions(plan, NodeCommand.SetFence.class))
                .containsExactly(new NodeCommand.SetFence(id("a"), 0, Reason.FENCE_OPENED));
        var record =
                plan.actions().stream().filter(Action.Record.class::isInstance).findFirst();
        assertThat(record).containsInstanceOf(Action.Record.class);
        assertThat(((Action.Record) record.orElseThrow()).shard().fence()).isEqualTo(Fence.OPEN);
        assertThat(plan.actions().indexOf(record.orElseThrow())).isZero();
    }

    @Test
    void a_fence_does_not_rest_on_a_replica_that_is_about_to_end() {
        var leaving = shard(
                        node("a").primary(0).lists("b", 1000),
                        node("b").follows("a", true).deleting())
                .replicas(1)
                .record(r ->
                        r.withHolders(holders("b")).withInSync(holders("b")).withFence(Fence.OPEN, 0));
        assertThat(actions(leaving.plan(), NodeCommand.SetFence.class)).isEmpty();
        var staying = shard(node("a").primary(0).lists("b", 1000), node("b").follows("a", true))
                .replicas(1)
                .record(r ->
                        r.withHolders(holders("b")).withInSync(holders("b")).withFence(Fence.OPEN, 0));
        assertThat(actions(staying.plan(), NodeCommand.SetFence.class))
                .containsExactly(new NodeCommand.SetFence(id("a"), 1, Reason.FENCE_ARMED));
    }

    @Test
    void nodes_of_a_new_shard_get_their_data_set_one_at_a_time() {
        var plan = shard(
                        node("a").primary(0),
                        node("b").lineage("other"),
                        node("c").lineage("third"))
                .record(r -> r.withHolders(holders()).withInSync(holders()).withFence(Fence.OPEN, 0))
                .plan();
        assertThat(actions(plan, NodeCommand.Follow.class)).hasSize(1);
    }

    @Test
    void the_same_situation_gives_the_same_plan() {
        var shard = shard(node("a").refuses(500, 2, true), node("b"), node("c"));
        assertThat(shard.plan()).isEqualTo(shard.plan());
    }
}
