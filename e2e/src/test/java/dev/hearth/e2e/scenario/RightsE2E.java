package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.e2e.install.HelmRelease;
import dev.hearth.e2e.rights.GrantedRights;
import dev.hearth.e2e.rights.UsedRights;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The last scenario of a run: it judges what the operator asked of the API server in all the others. */
@ExtendWith(HearthExtension.class)
@Order(Integer.MAX_VALUE)
class RightsE2E {

    @Test
    void theOperatorNeedsNoRightThatTheChartDoesNotGrantAndUsesAllThatItGrants(Hearth hearth) {
        var account = hearth.operator().pods().getFirst().getSpec().getServiceAccountName();
        var granted = new GrantedRights(hearth.cluster().client(), HelmRelease.NAMESPACE, account).read();
        var record = hearth.cluster()
                .auditLog()
                .orElseThrow(() -> new IllegalStateException(hearth.cluster().description()
                        + " keeps no audit record that a test could read: run this scenario on the lab"));

        var used = UsedRights.read(record, "system:serviceaccount:" + HelmRelease.NAMESPACE + ":" + account);

        assertThat(used.refused()).as("asked for, but not granted").isEmpty();
        var unused = new TreeSet<>(granted);
        unused.removeAll(used.allowed());
        assertThat(unused)
                .as("granted, but used in none of the scenarios (run all of them)")
                .isEmpty();
    }
}
