package dev.hearth.operator.decide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.Problem;
import dev.hearth.operator.model.WorkloadFacts;
import org.junit.jupiter.api.Test;

class SpecCheckTest {

    private static final String NOEVICTION = "{engine: {type: Valkey}, replicasPerShard: 2,"
            + " memory: {evictionPolicy: noeviction}, resources: {limits: {memory: %s}}}";

    private static SpecCheck check(ClusterFixture cluster) {
        return SpecCheck.of(cluster.build(), Plans.INSTALLATION, false);
    }

    @Test
    void a_mode_that_is_not_run_is_refused_and_the_last_accepted_spec_goes_on() {
        var check = check(ClusterFixture.healthy(2).newSpec("{engine: {type: Valkey}, mode: Sharded, shards: 3}"));
        assertThat(check.newest()).isFalse();
        assertThat(check.spec())
                .hasValueSatisfying(spec -> assertThat(spec.replicas()).isEqualTo(2));
        assertThat(check.problems()).extracting(Problem::reason).containsExactly(Reason.ENGINE_NOT_SUPPORTED);
        assertThat(check.problems().getFirst().message()).startsWith("spec.mode");
    }

    @Test
    void tls_is_refused_by_the_name_of_its_field() {
        var check = check(ClusterFixture.created().newSpec("{engine: {type: Valkey}, tls: {secretName: t}}"));
        assertThat(check.spec()).isEmpty();
        assertThat(check.problems().getFirst().message()).startsWith("spec.tls");
    }

    @Test
    void a_server_that_is_too_old_is_found_out_at_first_contact() {
        var check = check(ClusterFixture.healthy(2).node(2, n -> n.version("5.0.14")));
        assertThat(check.problems())
                .extracting(Problem::message)
                .containsExactly("the image valkey/valkey:8.1.4 runs valkey 5.0.14; Redis from 7.0 and Valkey from 7.2"
                        + " are supported; the cluster goes on with the last accepted spec");
    }

    @Test
    void servers_of_the_old_image_do_not_keep_the_right_one_away() {
        var cluster = ClusterFixture.healthy(2)
                .newSpec("{engine: {type: Valkey, image: \"valkey/valkey:8.2.0\"}, replicasPerShard: 2}");
        for (var ordinal = 0; ordinal < 3; ordinal++) {
            cluster.node(ordinal, n -> n.version("5.0.14"));
        }
        assertThat(check(cluster).newest()).isTrue();
        var applied = cluster.workload(w -> new WorkloadFacts(3, "valkey/valkey:8.2.0", "rev-2", true, w.claimSize()));
        assertThat(check(applied).newest()).isTrue();
    }

    @Test
    void a_limit_below_the_data_changes_nothing_where_nothing_may_be_evicted() {
        var cluster = ClusterFixture.running(3, NOEVICTION.formatted("4Gi"))
                .node(0, n -> n.used(2L << 30))
                .newSpec(NOEVICTION.formatted("1Gi"));
        var check = check(cluster);
        assertThat(check.newest()).isFalse();
        assertThat(check.problems()).extracting(Problem::reason).containsExactly(Reason.DATA_DOES_NOT_FIT);
        assertThat(check.problems().getFirst().message()).contains("web-s0-0 holds 2048Mi");
    }

    @Test
    void the_limit_that_is_named_as_enough_is_enough_and_a_mebibyte_less_is_not() {
        var cluster = ClusterFixture.running(3, NOEVICTION.formatted("4Gi"))
                .node(0, n -> n.used(2L << 30))
                .node(1, n -> n.used((2L << 30) + 12_345));
        var refused = check(cluster.newSpec(NOEVICTION.formatted("1Gi")))
                .problems()
                .getFirst()
                .message();
        var least = Long.parseLong(refused.replaceAll("(?s).*; ([0-9]+)Mi is the least that fits.*", "$1"));
        assertThat(refused).contains("web-s0-1 holds", "resources.limits.memory of 1024Mi");
        assertThat(check(cluster.newSpec(NOEVICTION.formatted(least + "Mi"))).problems())
                .isEmpty();
        assertThat(check(cluster.newSpec(NOEVICTION.formatted(least - 1 + "Mi")))
                        .problems())
                .extracting(Problem::reason)
                .containsExactly(Reason.DATA_DOES_NOT_FIT);
    }

    @Test
    void a_limit_above_the_data_is_fine() {
        var cluster = ClusterFixture.running(3, NOEVICTION.formatted("4Gi")).newSpec(NOEVICTION.formatted("1Gi"));
        assertThat(check(cluster).newest()).isTrue();
    }
}
