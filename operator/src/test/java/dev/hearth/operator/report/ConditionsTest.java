package dev.hearth.operator.report;

import static dev.hearth.operator.model.ClusterFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.Condition;
import dev.hearth.api.Outcome;
import dev.hearth.api.Reason;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.FenceProof;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.NodeFixture;
import dev.hearth.operator.model.PrimaryRef;
import dev.hearth.operator.model.Problem;
import dev.hearth.operator.model.Progress;
import dev.hearth.operator.model.ShardRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionsTest {

    private static final Instant LONG_AGO = NOW.minusSeconds(600);

    static Move move(MoveKind kind, Optional<FenceProof> proof) {
        return new Move(
                kind,
                Reason.PRIMARY_UNREACHABLE,
                Optional.of(new PrimaryRef(NodeFixture.id(0), "run-0")),
                proof.map(p -> NodeFixture.id(1)),
                8,
                NOW.minusMillis(200),
                Optional.empty(),
                proof);
    }

    private static ClusterFixture healthy() {
        return ClusterFixture.healthy(2);
    }

    static ClusterFixture failingOver() {
        return healthy()
                .node(0, n -> n.silentSince(NOW.minusSeconds(3)))
                .node(1, NodeFixture::frozen)
                .node(2, NodeFixture::frozen)
                .record(r -> r.withMove(Optional.of(move(MoveKind.FAILOVER, Optional.empty()))));
    }

    private static ClusterFixture zoneAway(String policy, String words) {
        return ClusterFixture.running(
                        3, "{engine: {type: Valkey}, replicasPerShard: 2, scheduling: {zoneSpread: " + policy + "}}")
                .place("zone-0")
                .place("zone-1")
                .place("zone-2", false, LONG_AGO)
                .node(2, n -> n.unschedulable("0/3 nodes are available: " + words, NOW.minusSeconds(5)));
    }

    private static Hold hold(Reason reason) {
        return new Hold("Promote", 0, reason, "what is held", Optional.empty());
    }

    private static NodeCommand.Set set() {
        return new NodeCommand.Set(NodeFixture.id(1), "hz", "x", Reason.APPLYING_SETTINGS);
    }

    private static ActionResult failed(Reason reason) {
        return new ActionResult.Failed(
                new dev.hearth.operator.model.Action.LookAgain(NodeFixture.id(0), reason), reason, "the words");
    }

    static Stream<Arguments> situations() {
        return Stream.of(
                Arguments.of("serving", Reported.of(healthy()), "TRUE/AllNodesServing"),
                Arguments.of("just created", Reported.of(ClusterFixture.created()), "FALSE/Creating"),
                Arguments.of("first nodes start", Reported.of(starting()), "FALSE/Creating"),
                Arguments.of("failing over", Reported.of(failingOver()), "FALSE/FailoverInProgress"),
                Arguments.of(
                        "handing over",
                        Reported.of(healthy()
                                .record(r -> r.withMove(Optional.of(move(MoveKind.SWITCHOVER, Optional.empty()))))),
                        "FALSE/SwitchoverInProgress"),
                Arguments.of(
                        "no candidate",
                        Reported.of(failingOver()).hold(hold(Reason.NO_CANDIDATE)),
                        "FALSE/NoCandidate"),
                Arguments.of(
                        "a replica that was told to stop",
                        Reported.of(
                                healthy().node(2, n -> n.refusesSince(LONG_AGO).deleting())),
                        "FALSE/Rebuilding"),
                Arguments.of(
                        "a server refuses commands",
                        Reported.of(healthy()).hold(hold(Reason.COMMAND_REFUSED)),
                        "FALSE/CommandRefused"),
                Arguments.of("rebuilding", Reported.of(healthy().node(2, n -> n.frozen())), "FALSE/Rebuilding"),
                Arguments.of(
                        "lost node",
                        Reported.of(healthy().node(2, n -> n.hostLost(LONG_AGO).silentSince(LONG_AGO))),
                        "FALSE/NodesLost"),
                Arguments.of(
                        "unreachable replica",
                        Reported.of(healthy().node(2, n -> n.silentSince(LONG_AGO))),
                        "FALSE/NodeUnreachable"),
                Arguments.of(
                        "nobody answers",
                        Reported.of(healthy()
                                .node(0, n -> n.silentSince(LONG_AGO))
                                .node(1, n -> n.silentSince(LONG_AGO))
                                .node(2, n -> n.silentSince(LONG_AGO))),
                        "FALSE/OperatorIsolated"),
                Arguments.of(
                        "an image that does not exist",
                        Reported.of(healthy().node(2, n -> n.waits("ImagePullBackOff", LONG_AGO, 0))),
                        "FALSE/UpdateFailed"),
                Arguments.of(
                        "a registry had a bad moment",
                        Reported.of(healthy().node(2, n -> n.waits("ErrImagePull", NOW.minusSeconds(2), 0))),
                        "FALSE/Rebuilding"),
                Arguments.of(
                        "a server that ends whenever it starts",
                        Reported.of(healthy().node(2, n -> n.waits("CrashLoopBackOff", LONG_AGO, 3))),
                        "FALSE/UpdateFailed"),
                Arguments.of(
                        "a server that ended once",
                        Reported.of(healthy().node(2, n -> n.waits("CrashLoopBackOff", LONG_AGO, 1))),
                        "FALSE/Rebuilding"),
                Arguments.of(
                        "no place for long",
                        Reported.of(healthy().node(2, n -> n.unschedulable("0/3 nodes are available", LONG_AGO))),
                        "FALSE/Unschedulable"),
                Arguments.of(
                        "no place yet",
                        Reported.of(healthy()
                                .node(2, n -> n.unschedulable("0/3 nodes are available", NOW.minusSeconds(5)))),
                        "FALSE/NodePending"),
                Arguments.of(
                        "setting refused",
                        Reported.of(healthy())
                                .result(new ActionResult.Failed(set(), Reason.SETTING_REFUSED, "out of range")),
                        "FALSE/SettingRefused"),
                Arguments.of(
                        "setting not answered",
                        Reported.of(healthy())
                                .result(new ActionResult.Failed(set(), Reason.APPLYING_SETTINGS, "no reply"))
                                .progress(new Progress(Reason.APPLYING_SETTINGS, "1 settings are being applied")),
                        "FALSE/Applying"),
                Arguments.of(
                        "data does not fit",
                        Reported.of(healthy())
                                .problem(new Problem(
                                        ClusterConditionType.SETTINGS_APPLIED, Reason.DATA_DOES_NOT_FIT, "no room")),
                        "FALSE/DataDoesNotFit"),
                Arguments.of(
                        "volume grows",
                        Reported.of(healthy().volume(1, Optional.empty(), "1Gi", "2Gi")),
                        "FALSE/VolumeResizing"),
                Arguments.of("name taken", Reported.of(healthy()).result(failed(Reason.NAME_TAKEN)), "FALSE/NameTaken"),
                Arguments.of(
                        "volume cannot grow",
                        Reported.of(healthy()).result(failed(Reason.VOLUME_NOT_EXPANDABLE)),
                        "FALSE/VolumeNotExpandable"),
                Arguments.of("paused", Reported.of(healthy()).hold(hold(Reason.PAUSED)), "FALSE/Paused"),
                Arguments.of(
                        "spec refused",
                        Reported.of(healthy())
                                .problem(new Problem(
                                        ClusterConditionType.SPEC_VALID, Reason.ENGINE_NOT_SUPPORTED, "too old")),
                        "FALSE/EngineNotSupported"),
                Arguments.of(
                        "consent needed",
                        Reported.of(healthy().node(0, n -> n.silentSince(LONG_AGO)))
                                .hold(hold(Reason.CONSENT_NEEDED)),
                        "FALSE/ConsentNeeded"),
                Arguments.of("warming up", Reported.of(healthy().node(2, NodeFixture::cold)), "FALSE/Rebuilding"),
                Arguments.of(
                        "memory full",
                        Reported.of(ClusterFixture.running(
                                        3,
                                        "{engine: {type: Valkey}, replicasPerShard: 2,"
                                                + " memory: {evictionPolicy: noeviction}}")
                                .node(0, n -> n.used(1L << 40))),
                        "FALSE/MemoryFull"),
                Arguments.of(
                        "a volume that its append-only file nearly fills",
                        Reported.of(healthy()
                                .volume(1, Optional.of("host-1"), "1Gi", "1Gi")
                                .node(1, n -> n.file(950L << 20))),
                        "FALSE/VolumeNearlyFull"),
                Arguments.of(
                        "a volume with room",
                        Reported.of(healthy()
                                .volume(1, Optional.of("host-1"), "1Gi", "1Gi")
                                .node(1, n -> n.file(800L << 20))),
                        "TRUE/AllNodesServing"),
                Arguments.of(
                        "a replica that cannot write to its volume",
                        Reported.of(healthy()
                                .volume(1, Optional.of("host-1"), "1Gi", "1Gi")
                                .node(1, NodeFixture::diskFull)),
                        "FALSE/VolumeNearlyFull"),
                Arguments.of(
                        "a zone that has to have a node is away",
                        Reported.of(zoneAway("Required", "3 node(s) didn't match pod topology spread constraints")),
                        "FALSE/ZonesLost"),
                Arguments.of(
                        "no place, but not for want of a zone",
                        Reported.of(zoneAway("Required", "3 Insufficient memory")),
                        "FALSE/NodePending"),
                Arguments.of(
                        "a zone is away that need not have a node",
                        Reported.of(zoneAway("Preferred", "3 node(s) didn't match pod topology spread constraints")),
                        "FALSE/NodePending"),
                Arguments.of(
                        "updating",
                        Reported.of(healthy()).progress(new Progress(Reason.UPDATING, "1 of 3 nodes")),
                        "FALSE/Applying"),
                Arguments.of(
                        "scaling",
                        Reported.of(healthy()).progress(new Progress(Reason.SCALING, "3 of 4 nodes exist")),
                        "FALSE/Scaling"));
    }

    private static ClusterFixture starting() {
        return healthy()
                .record(r -> ShardRecord.blank(0))
                .node(0, n -> n.neverHeardSince(NOW.minusSeconds(1)))
                .node(1, n -> n.neverHeardSince(NOW.minusSeconds(1)))
                .node(2, NodeFixture::unknown);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("situations")
    void ready_says_the_first_thing_that_is_in_the_way(String what, Reported reported, String ready) {
        assertThat(reported.words()).as("%s: %s", what, reported.words()).containsEntry("Ready", ready);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void every_condition_is_there_in_order_with_a_declared_reason(String what, Reported reported, String ready) {
        var status = reported.status();
        assertThat(status.conditions())
                .extracting(Condition::type)
                .containsExactlyElementsOf(Arrays.stream(ClusterConditionType.values())
                        .map(ClusterConditionType::text)
                        .toList());
        for (var type : ClusterConditionType.values()) {
            var condition = reported.condition(type);
            var declared = type == ClusterConditionType.READY
                    ? Arrays.stream(ClusterConditionType.values()).flatMap(t -> t.outcomes().stream())
                    : type.outcomes().stream().filter(o -> o.status() == condition.status());
            assertThat(declared.map(Outcome::reason).map(Reason::text))
                    .as("%s: %s", what, condition)
                    .contains(condition.reason());
            assertThat(condition.message()).as("%s: %s", what, condition).isNotBlank();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void what_does_not_change_is_not_written_again(String what, Reported reported, String ready) {
        var first = reported.status();
        for (var condition : first.conditions()) {
            assertThat(condition.lastTransitionTime()).isEqualTo("2026-01-01T12:00:00.123Z");
        }
        assertThat(reported.status()).as(what).isEqualTo(first);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void stalled_and_reconciling_never_hold_together(String what, Reported reported, String ready) {
        assertThat(reported.words().get("Stalled").startsWith("TRUE")
                        && reported.words().get("Reconciling").startsWith("TRUE"))
                .as("%s: %s", what, reported.words())
                .isFalse();
    }
}
