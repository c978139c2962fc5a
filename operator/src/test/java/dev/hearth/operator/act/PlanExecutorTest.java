package dev.hearth.operator.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.NodeFixture;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.Plan;
import dev.hearth.operator.model.ShardRecord;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlanExecutorTest {

    private static final long SECOND = 1_000_000_000L;
    private static final NodeId A = NodeFixture.id(0);
    private static final NodeId B = NodeFixture.id(1);
    private static final Action.Record RECORD = new Action.Record(
            ClusterFixture.healthy(1).build().shards().getFirst().record(), Reason.PRIMARY_DEAD);
    private static final Action.Apply APPLY = new Action.Apply(
            new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("web-server")
                    .endMetadata()
                    .build(),
            Reason.APPLYING);

    private static final Action.Apply WORKLOAD = new Action.Apply(
            new StatefulSetBuilder()
                    .withNewMetadata()
                    .withName("web-s0")
                    .endMetadata()
                    .build(),
            Reason.APPLYING);

    private final List<String> story = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Map<Class<?>, CommandFailedException> failures = new HashMap<>();
    private long costOfCommand;
    private long costOfRecord;
    private Optional<RuntimeException> writeFails = Optional.empty();
    private Optional<String> refusedObject = Optional.empty();

    private final NodeCommander commander = new NodeCommander() {
        @Override
        public void send(NodeCommand command, NodeAddress at) throws CommandFailedException {
            story.add(command.getClass().getSimpleName() + " " + command.node().pod());
            nanos.addAndGet(costOfCommand);
            var failure = failures.get(command.getClass());
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void close() {}
    };

    private final ReportVoider watch = new ReportVoider() {
        @Override
        public void expectChange(NodeId node) {
            story.add("void " + node.pod());
        }

        @Override
        public void askNow(NodeId node) {
            story.add("ask " + node.pod());
        }
    };

    private final KubernetesWriter writer = new KubernetesWriter() {
        @Override
        public void record(ShardRecord shard) {
            write("record");
            nanos.addAndGet(costOfRecord);
        }

        @Override
        public void apply(HasMetadata desired) {
            write("apply");
            if (refusedObject.filter(desired.getMetadata().getName()::equals).isPresent()) {
                throw new RefusedException(Reason.NAME_TAKEN, "it is somebody else's");
            }
        }

        @Override
        public void createOnce(HasMetadata desired) {
            write("create");
        }

        @Override
        public void delete(HasMetadata target) {
            write("delete");
        }

        @Override
        public void deletePod(NodeId pod, int gracePeriodSeconds) {
            write("delete " + pod.pod());
        }

        @Override
        public void label(NodeId pod, String role) {
            write("label " + pod.pod());
        }

        @Override
        public void gate(NodeId pod, boolean open) {
            write("gate " + pod.pod());
        }

        private void write(String what) {
            story.add(what);
            writeFails.ifPresent(e -> {
                throw e;
            });
        }
    };

    private PlanExecutor executor() {
        return new PlanExecutor(
                commander,
                watch,
                new Refusals() {
                    @Override
                    public void refused(NodeCommand command, String words) {
                        refusals.add(command.node().pod() + " " + words);
                    }

                    @Override
                    public void done(NodeCommand command) {
                        refusals.remove(command.node().pod());
                    }
                },
                nanos::get);
    }

    private List<ActionResult> execute(Action... actions) {
        var plan = new Plan(List.of(actions), List.of(), List.of(), List.of(), Optional.empty());
        return executor().execute(plan, writer, node -> Optional.of(new NodeAddress(node, "10.0.0.1", 6379)));
    }

    private static NodeCommand freeze(NodeId node) {
        return new NodeCommand.Freeze(node, Reason.PRIMARY_DEAD);
    }

    private static List<String> outcomes(List<ActionResult> results) {
        return results.stream().map(r -> r.getClass().getSimpleName()).toList();
    }

    @Test
    void actions_are_done_in_order_and_a_command_voids_the_report_before_and_asks_after_it() {
        var results = execute(RECORD, freeze(A), new Action.Label(B, "primary", Reason.NEW_PRIMARY), APPLY);
        assertThat(story)
                .containsExactly(
                        "record", "void web-s0-0", "Freeze web-s0-0", "ask web-s0-0", "label web-s0-1", "apply");
        assertThat(outcomes(results)).containsOnly("Done").hasSize(4);
    }

    @Test
    void what_follows_a_failure_is_not_tried() {
        failures.put(NodeCommand.Freeze.class, new CommandFailedException("no reply", false));
        var results = execute(RECORD, freeze(A), freeze(B), APPLY);
        assertThat(outcomes(results)).containsExactly("Done", "Failed", "Skipped", "Skipped");
        assertThat(story).containsExactly("record", "void web-s0-0", "Freeze web-s0-0", "ask web-s0-0");
    }

    @Test
    void a_marker_that_a_full_server_refuses_stops_nothing_and_wakes_nobody() {
        failures.put(NodeCommand.MarkEpoch.class, CommandFailedException.refused("OOM"));
        var results = execute(new NodeCommand.MarkEpoch(A, 8, Reason.NEW_PRIMARY), APPLY);
        assertThat(outcomes(results)).containsExactly("Failed", "Done");
        assertThat(story).containsExactly("MarkEpoch web-s0-0", "apply");
    }

    @Test
    void a_server_is_commanded_only_within_two_seconds_of_a_record() {
        costOfCommand = 2 * SECOND + 1;
        var results = execute(RECORD, freeze(A), freeze(B));
        assertThat(outcomes(results)).containsExactly("Done", "Done", "Failed");
        assertThat(((ActionResult.Failed) results.get(2)).reason()).isEqualTo(Reason.LEADERSHIP_UNCERTAIN);
        assertThat(story).doesNotContain("Freeze web-s0-1");
    }

    @Test
    void the_time_a_record_takes_does_not_count_and_a_second_record_proves_anew() {
        costOfRecord = 3 * SECOND;
        costOfCommand = 2 * SECOND + 1;
        assertThat(outcomes(execute(RECORD, freeze(A), RECORD, freeze(B)))).containsOnly("Done");
    }

    @Test
    void a_pod_is_not_deleted_on_a_proof_that_is_too_old() {
        costOfCommand = 2 * SECOND + 1;
        var results = execute(RECORD, freeze(A), new Action.DeletePod(B, 60, Reason.UPDATING));
        assertThat(outcomes(results)).containsExactly("Done", "Done", "Failed");
        assertThat(story).doesNotContain("delete web-s0-1");
    }

    @Test
    void a_refusal_that_a_person_has_to_mend_is_a_value() {
        writeFails = Optional.of(new RefusedException(Reason.NAME_TAKEN, "it is somebody else's"));
        var results = execute(APPLY);
        assertThat(results.getFirst())
                .isEqualTo(new ActionResult.Failed(APPLY, Reason.NAME_TAKEN, "it is somebody else's"));
    }

    @Test
    void a_service_that_belongs_to_somebody_else_keeps_nothing_else_from_being_done() {
        var service = new Action.Apply(
                new ServiceBuilder()
                        .withNewMetadata()
                        .withName("web-primary")
                        .endMetadata()
                        .build(),
                Reason.NEW_PRIMARY);
        refusedObject = Optional.of("web-primary");
        var results = execute(RECORD, service, freeze(B), APPLY, WORKLOAD);
        assertThat(outcomes(results)).containsExactly("Done", "Failed", "Done", "Done", "Done");
    }

    @Test
    void no_server_is_started_with_a_configuration_that_belongs_to_somebody_else() {
        refusedObject = Optional.of("web-server");
        var results = execute(APPLY, WORKLOAD, new NodeCommand.Set(A, "hz", "20", Reason.APPLYING_SETTINGS));
        assertThat(outcomes(results)).containsExactly("Failed", "Skipped", "Done");
    }

    @Test
    void a_server_that_says_no_is_remembered_with_its_words_and_one_that_is_silent_is_not() {
        failures.put(NodeCommand.Freeze.class, CommandFailedException.refused("REPLICAOF: NOPERM"));
        assertThat(execute(freeze(A)))
                .containsExactly(new ActionResult.Failed(freeze(A), Reason.COMMAND_REFUSED, "REPLICAOF: NOPERM"));
        failures.put(NodeCommand.Freeze.class, new CommandFailedException("no reply", false));
        execute(freeze(B));
        assertThat(refusals).containsExactly("web-s0-0 REPLICAOF: NOPERM");
    }

    @Test
    void trouble_with_the_api_server_ends_the_pass() {
        writeFails = Optional.of(new IllegalStateException("conflict"));
        assertThatThrownBy(() -> execute(RECORD, freeze(A))).hasMessage("conflict");
        assertThat(story).containsExactly("record");
    }

    @Test
    void a_setting_that_the_server_refuses_is_told_from_one_that_got_no_answer() {
        var set = new NodeCommand.Set(A, "hz", "x", Reason.APPLYING_SETTINGS);
        failures.put(NodeCommand.Set.class, CommandFailedException.refused("out of range"));
        assertThat(execute(set)).containsExactly(new ActionResult.Failed(set, Reason.SETTING_REFUSED, "out of range"));
        failures.put(NodeCommand.Set.class, new CommandFailedException("not sent", true));
        assertThat(execute(set)).containsExactly(new ActionResult.Failed(set, Reason.APPLYING_SETTINGS, "not sent"));
    }

    @Test
    void a_node_without_an_address_is_not_commanded() {
        var plan = new Plan(List.of(freeze(A)), List.of(), List.of(), List.of(), Optional.empty());
        var results = executor().execute(plan, writer, node -> Optional.empty());
        assertThat(outcomes(results)).containsExactly("Failed");
        assertThat(story).isEmpty();
    }
}
