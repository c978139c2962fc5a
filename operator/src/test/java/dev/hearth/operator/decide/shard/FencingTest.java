package dev.hearth.operator.decide.shard;

import static dev.hearth.operator.decide.shard.NodeBuilder.NOW;
import static dev.hearth.operator.decide.shard.NodeBuilder.node;
import static dev.hearth.operator.decide.shard.ShardBuilder.holders;
import static dev.hearth.operator.decide.shard.ShardBuilder.shard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Fence;
import dev.hearth.operator.model.FenceProof;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.MoveKind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FencingTest {

    private static Move move(ShardBuilder shard, Instant fencedSince) {
        return new Move(
                MoveKind.FAILOVER,
                Reason.PRIMARY_UNREACHABLE,
                shard.record().primary(),
                Optional.empty(),
                2,
                NOW.minusSeconds(20),
                Optional.of(fencedSince),
                Optional.empty());
    }

    private static Fencing.Verdict judge(ShardBuilder shard, long frozenMillisAgo) {
        return Fencing.judge(shard.situation(), shard.record(), move(shard, NOW.minusMillis(frozenMillisAgo)));
    }

    @ParameterizedTest(name = "{0} replicas: quorum {1}")
    @CsvSource({"0,0", "1,1", "2,1", "3,2", "4,2", "5,3"})
    void the_quorum_leaves_no_room_for_a_primary_beside_a_majority_of_its_replicas(int replicas, int quorum) {
        assertThat(Fencing.quorum(replicas)).isEqualTo(quorum);
    }

    @Test
    void a_silent_primary_whose_replicas_are_all_frozen_is_fenced_after_its_lag_and_two_and_a_half_seconds() {
        var shard = shard(node("a").silent(9_000), node("b"), node("c")).record(r -> r.withHolders(holders()));
        assertThat(judge(shard, 4_499)).isInstanceOf(Fencing.Verdict.Closing.class);
        assertThat(judge(shard, 4_500)).isEqualTo(new Fencing.Verdict.Certain(FenceProof.FENCE_TIMED_OUT));
    }

    @Test
    void one_replica_out_of_reach_may_keep_the_fence_of_two_open_for_ever() {
        var shard = shard(node("a").silent(90_000), node("b")).record(r -> r.withHolders(holders("c")));
        assertThat(judge(shard, 90_000)).isEqualTo(new Fencing.Verdict.HeldOpen(1, 1));
    }

    @Test
    void an_open_fence_never_closes_by_itself() {
        var shard = shard(node("a").silent(900_000), node("b"))
                .record(r -> r.withHolders(holders()).withFence(Fence.OPEN, 0));
        assertThat(judge(shard, 900_000)).isEqualTo(new Fencing.Verdict.Open());
    }

    @Test
    void a_primary_that_says_it_is_closed_is_fenced_at_once() {
        var shard = shard(node("a").primary(1000), node("b").follows("a", true));
        assertThat(judge(shard, 0)).isEqualTo(new Fencing.Verdict.Certain(FenceProof.ANSWERED_CLOSED));
    }

    @Test
    void a_closed_answer_of_another_process_is_proof_of_death_and_nothing_else() {
        var shard = shard(node("a").process("run-new"), node("b"));
        assertThat(judge(shard, 0)).isEqualTo(new Fencing.Verdict.Certain(FenceProof.NEW_PROCESS));
    }

    @Test
    void who_prefers_to_be_available_does_not_wait() {
        var shard = shard(node("a").silent(9_000), node("b")).available();
        assertThat(judge(shard, 0)).isEqualTo(new Fencing.Verdict.Certain(FenceProof.NOT_FENCED));
    }
}
