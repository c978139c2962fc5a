package dev.hearth.e2e.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DriverPodTest {
    private final io.fabric8.kubernetes.api.model.Pod pod =
            DriverPod.of("driver-1", DriverPlan.steady("shop", "web", "driver:1", "node-b"));

    @Test
    void theDriverIsNeverOnTheKubernetesNodeThatIsToBeLost() {
        var term = pod.getSpec()
                .getAffinity()
                .getNodeAffinity()
                .getRequiredDuringSchedulingIgnoredDuringExecution()
                .getNodeSelectorTerms()
                .getFirst();

        assertThat(term.getMatchExpressions().getFirst().getOperator()).isEqualTo("NotIn");
        assertThat(term.getMatchExpressions().getFirst().getValues()).containsExactly("node-b");
    }

    @Test
    void thePasswordComesFromTheConnectionSecretAndStandsNowhereInThePod() {
        var password = pod.getSpec().getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getName().equals("LEDGER_PASSWORD"))
                .findFirst()
                .orElseThrow();

        assertThat(password.getValue()).isNull();
        assertThat(password.getValueFrom().getSecretKeyRef().getName()).isEqualTo("web-connection");
    }
}
