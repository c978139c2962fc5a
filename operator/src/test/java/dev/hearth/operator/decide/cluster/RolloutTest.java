package dev.hearth.operator.decide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.NodeFixture;
import dev.hearth.operator.model.ShardRecord;
import dev.hearth.operator.model.WorkloadFacts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RolloutTest {

    private static ClusterFixture outdated(int replicas) {
        return ClusterFixture.healthy(replicas).newTemplate();
    }

    private static ClusterFixture upToDate(ClusterFixture cluster, int... ordinals) {
        for (var ordinal : ordinals) {
            cluster.node(ordinal, n -> n.revision("rev-2"));
        }
        return cluster;
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("nothing to do", ClusterFixture.healthy(2), List.of()),
                Arguments.of("the highest replica first", outdated(2), List.of("Record ARMED 1", "DeletePod web-s0-2")),
                Arguments.of(
                        "then the next one", upToDate(outdated(2), 2), List.of("Record ARMED 1", "DeletePod web-s0-1")),
                Arguments.of(
                        "the primary hands over last",
                        upToDate(outdated(2), 1, 2),
                        List.of("Record ARMED 1", "PauseAndClose web-s0-0", "LookAgain")),
                Arguments.of(
                        "one at a time: the new one is not warm yet",
                        upToDate(outdated(2), 2).node(2, NodeFixture::cold),
                        List.of("Gate")),
                Arguments.of(
                        "one at a time: the new one is still on its way",
                        upToDate(outdated(2), 2).without(2),
                        List.of()),
                Arguments.of(
                        "one at a time: the old one is still leaving",
                        outdated(2).node(2, NodeFixture::deleting),
                        List.of()),
                Arguments.of(
                        "one that lets no reader in before those that do",
                        outdated(2).node(1, NodeFixture::cold),
                        List.of("Gate", "Record ARMED 1", "DeletePod web-s0-1")),
                Arguments.of("1+0 restarts", outdated(0), List.of("Record OPEN 0", "DeletePod web-s0-0")),
                Arguments.of(
                        "1+1 opens the fence first",
                        outdated(1),
                        List.of("Record OPEN 0", "SetFence web-s0-0 0", "DeletePod web-s0-1")),
                Arguments.of(
                        "the controller has not seen the template",
                        ClusterFixture.healthy(2)
                                .workload(w -> new WorkloadFacts(3, w.image(), "rev-2", false, w.claimSize())),
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void nodes_are_restarted_one_by_one_and_only_when_all_others_serve(
            String what, ClusterFixture cluster, List<String> deeds) {
        assertThat(Plans.deeds(Plans.of(cluster))).as(what).isEqualTo(deeds);
    }

    @Test
    void a_replica_of_the_old_template_that_does_not_serve_is_restarted_before_those_that_do() {
        var cluster = outdated(2)
                .node(1, n -> n.silentSince(ClusterFixture.NOW.minusSeconds(30)))
                .record(r -> r.withInSync(ClusterFixture.holders(2)));
        var steps = Rollout.plan(Plans.situation(cluster));
        assertThat(Plans.deeds(steps.actions())).containsExactly("DeletePod web-s0-1");
    }

    @Test
    void nothing_is_restarted_while_the_primary_does_not_serve() {
        var cluster = outdated(2).node(0, n -> n.silentSince(ClusterFixture.NOW.minusSeconds(30)));
        assertThat(Rollout.plan(Plans.situation(cluster)).actions()).isEmpty();
    }

    @Test
    void a_cluster_that_never_came_up_is_mended_by_a_corrected_spec() {
        var cluster = outdated(2).record(r -> ShardRecord.blank(0));
        for (var ordinal = 0; ordinal < 3; ordinal++) {
            cluster.node(ordinal, n -> n.waits("ImagePullBackOff", Instant.EPOCH, 0));
        }
        assertThat(Plans.deeds(Plans.of(cluster))).contains("DeletePod web-s0-0");
    }

    @Test
    void a_crashed_primary_is_not_replaced_before_a_replica_took_over() {
        var cluster = outdated(2).node(0, n -> n.waits("CrashLoopBackOff", Instant.EPOCH, 1));
        assertThat(BrokenPods.plan(Plans.situation(cluster)).actions()).isEmpty();
    }

    @Test
    void a_running_pod_is_never_taken_for_one_that_cannot_run() {
        var cluster = outdated(2).node(1, n -> n.silentSince(Instant.EPOCH));
        assertThat(BrokenPods.plan(Plans.situation(cluster)).idle()).isTrue();
    }
}
