package dev.hearth.operator.desired;

import dev.hearth.api.Labels;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpecBuilder;
import java.util.List;
import java.util.Map;

/** What keeps a drain from taking nodes faster than the cluster can bear. */
public final class Safeguards {

    private Safeguards() {}

    /**
     * The disruption budgets. An eviction of the primary waits until it has handed over, and replicas go one at a time.
     * {@code minAvailable}, because {@code maxUnavailable} counts the whole StatefulSet behind the selected pods. A node
     * without replicas may be evicted: nobody could take over, and a drain must end.
     *
     * @see <a href="https://kubernetes.io/docs/tasks/run-application/configure-pdb/">disruption budgets</a>
     */
    public static List<PodDisruptionBudget> budgets(EffectiveSpec spec) {
        var cluster = spec.cluster();
        if (spec.replicas() == 0) {
            return List.of(budget(
                    spec,
                    Names.nodes(cluster),
                    new PodDisruptionBudgetSpecBuilder()
                            .withMaxUnavailable(new IntOrString(1))
                            .build(),
                    Names.shardSelector(cluster, DesiredResources.SHARD)));
        }
        return List.of(
                budget(spec, Names.primary(cluster), atLeast(1), Names.roleSelector(cluster, Labels.ROLE_PRIMARY)),
                budget(
                        spec,
                        Names.replicas(cluster),
                        atLeast(spec.replicas() - 1),
                        Names.roleSelector(cluster, Labels.ROLE_REPLICA)));
    }

    private static PodDisruptionBudgetSpec atLeast(int available) {
        return new PodDisruptionBudgetSpecBuilder()
                .withMinAvailable(new IntOrString(available))
                .build();
    }

    private static PodDisruptionBudget budget(
            EffectiveSpec spec, String name, PodDisruptionBudgetSpec bound, Map<String, String> selector) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(Metadata.of(spec, name))
                .withSpec(new PodDisruptionBudgetSpecBuilder(bound)
                        .withNewSelector()
                        .withMatchLabels(selector)
                        .endSelector()
                        .build())
                .build();
    }
}
