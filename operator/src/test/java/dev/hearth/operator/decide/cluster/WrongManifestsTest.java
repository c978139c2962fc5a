package dev.hearth.operator.decide.cluster;

import static dev.hearth.operator.model.ClusterFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Annotations;
import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.Reason;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.NodeFixture;
import dev.hearth.operator.report.StatusReporter;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the API server lets through and only the operator can answer: wrong manifests 36 to 41. Those before are files that
 * a real API server refuses.
 */
class WrongManifestsTest {

    private static final String ACCEPTED = "{engine: {type: Valkey}, replicasPerShard: 2,"
            + " resources: {limits: {memory: %s}}, memory: {evictionPolicy: noeviction, maxmemoryPercent: 65},"
            + " persistence: {mode: AppendOnly, size: %s}}";

    static Stream<Arguments> manifests() {
        return Stream.of(
                Arguments.of(
                        36,
                        ClusterFixture.healthy(2).node(1, n -> n.version("6.2.14")),
                        ClusterConditionType.SPEC_VALID,
                        "EngineNotSupported",
                        "the image valkey/valkey:8.1.4 runs valkey 6.2.14; Redis from 7.0 and Valkey from 7.2 are"
                                + " supported; the cluster goes on with the last accepted spec"),
                Arguments.of(
                        37,
                        ClusterFixture.healthy(2).node(1, n -> n.lacks("min-replicas-to-write")),
                        ClusterConditionType.SPEC_VALID,
                        "EngineNotSupported",
                        "the server calls itself valkey 8.1.4; it lacks min-replicas-to-write, which mode 'Replicated'"
                                + " needs"),
                Arguments.of(
                        38,
                        ClusterFixture.healthy(2).newSpec("{engine: {type: Valkey}, tls: {secretName: web-tls}}"),
                        ClusterConditionType.SPEC_VALID,
                        "EngineNotSupported",
                        "spec.tls: is not supported by this version; leave it out"),
                Arguments.of(
                        39,
                        ClusterFixture.running(3, ACCEPTED.formatted("4Gi", "10Gi"))
                                .volume(1, Optional.of("host-1"), "10Gi", "10Gi", true)
                                .newSpec(ACCEPTED.formatted("4Gi", "20Gi")),
                        ClusterConditionType.SPEC_VALID,
                        "VolumeNotExpandable",
                        "StorageClass local-path does not allow expansion; volumes stay at 10Gi; to move to larger ones"
                                + " create a new CacheCluster"),
                Arguments.of(
                        40,
                        ClusterFixture.running(3, ACCEPTED.formatted("16Gi", "10Gi"))
                                .node(0, n -> n.used(6_246L << 20))
                                .newSpec(ACCEPTED.formatted("4Gi", "10Gi")),
                        ClusterConditionType.SETTINGS_APPLIED,
                        "DataDoesNotFit",
                        "web-s0-0 holds 6246Mi; resources.limits.memory of 4096Mi leaves 2663Mi for data; nothing was"
                                + " changed; 9610Mi is the least that fits"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("manifests")
    void a_condition_says_what_is_wrong_and_what_to_do_and_nothing_is_changed(
            int row, ClusterFixture cluster, ClusterConditionType type, String reason, String message) {
        var observed = cluster.build();
        var plan = Plans.of(cluster);
        var done = plan.plan().actions().stream()
                .<ActionResult>map(ActionResult.Done::new)
                .toList();
        var status = StatusReporter.status(observed, plan, done, NOW);
        var condition = Objects.requireNonNull(status.condition(type));
        assertThat(condition.reason()).as("row " + row).isEqualTo(reason);
        assertThat(condition.message()).as("row " + row).isEqualTo(message);
        assertThat(Objects.requireNonNull(status.condition(ClusterConditionType.READY))
                        .reason())
                .isEqualTo(reason);
        assertThat(Plans.deeds(plan)).as("row " + row).noneMatch(d -> d.startsWith("Set") || d.startsWith("Delete"));
        assertThat(plan.plan().actions())
                .as("the last accepted spec stays in force")
                .filteredOn(a -> a instanceof Action.Apply)
                .isNotEmpty();
    }

    @Test
    void a_volume_of_a_class_that_allows_it_grows() {
        var plan = Plans.of(ClusterFixture.running(3, ACCEPTED.formatted("4Gi", "10Gi"))
                .volume(1, Optional.of("host-1"), "10Gi", "10Gi")
                .newSpec(ACCEPTED.formatted("4Gi", "20Gi")));
        assertThat(plan.plan().actions()).extracting(Action::reason).contains(Reason.VOLUME_RESIZING);
    }

    @Test
    void row_41_a_switchover_to_a_replica_that_is_behind_is_refused_by_an_event() {
        var plan = Plans.of(ClusterFixture.healthy(2)
                .node(2, NodeFixture::frozen)
                .record(r -> r.withInSync(ClusterFixture.holders(1)))
                .annotated(Annotations.SWITCHOVER, "web-s0-2@1"));
        assertThat(plan.plan().announcements())
                .filteredOn(a -> a.reason() == Reason.REQUEST_REFUSED)
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.warning()).isTrue();
                    assertThat(a.message())
                            .isEqualTo("switchover to web-s0-2 refused: it is not in sync; annotate again when it is");
                });
        assertThat(plan.handledRequests()).containsEntry("switchover", "web-s0-2@1");
    }
}
