package dev.hearth.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClusterChoiceTest {

    @Test
    void aKubeconfigThatLiesAroundIsNeverTouchedUnasked() {
        var choice = ClusterChoice.of(null, "/home/user/.kube/config", false);

        assertThat(choice.kind()).isEqualTo(ClusterChoice.Kind.LAB);
        assertThat(choice.because()).contains("KUBECONFIG is only used with HEARTH_CLUSTER=kubeconfig");
    }

    @Test
    void anExistingClusterIsUsedWhenItIsAskedForByName() {
        assertThat(ClusterChoice.of("kubeconfig", "/home/user/.kube/config", true)
                        .kind())
                .isEqualTo(ClusterChoice.Kind.KUBECONFIG);
    }

    @Test
    void anExistingClusterWithoutKubeconfigIsRefusedWithTheRemedy() {
        assertThatThrownBy(() -> ClusterChoice.of("kubeconfig", null, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs KUBECONFIG");
    }

    @Test
    void k3sIsTakenWhenADockerEngineAnswersAndTheLabOtherwise() {
        assertThat(ClusterChoice.of(null, null, true).kind()).isEqualTo(ClusterChoice.Kind.K3S);
        assertThat(ClusterChoice.of(" ", null, false).kind()).isEqualTo(ClusterChoice.Kind.LAB);
    }

    @Test
    void k3sWithoutADockerEngineIsRefusedInsteadOfSilentlyReplaced() {
        assertThatThrownBy(() -> ClusterChoice.of("k3s", null, false)).hasMessageContaining("needs a Docker engine");
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> ClusterChoice.of("minikube", null, true))
                .hasMessageContaining("must be kubeconfig, k3s or lab");
    }
}
