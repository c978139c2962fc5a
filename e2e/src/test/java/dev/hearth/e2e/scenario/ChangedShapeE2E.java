package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HearthExtension.class)
class ChangedShapeE2E {
    private static final String GROWING = "hearth-e2e-growing";

    @Test
    void whatOnlyReplicasAndPoliciesNeedGoesWithThem(Workbench bench) {
        var client = bench.clusters().client();
        var watch = bench.create("web", Specs.redis(1, "None"));
        try (var driver = bench.drive("web", watch)) {
            driver.awaitSteady(System.currentTimeMillis() + 1_000, Workbench.PATIENCE);

            bench.clusters()
                    .merge("web", "{\"spec\":{\"replicasPerShard\":0,\"networkPolicy\":{\"mode\":\"Disabled\"}}}");
            watch.awaitNow(
                    "one node alone",
                    Workbench.PATIENCE,
                    view -> view.isReady() && view.nodes().size() == 1);

            client.network()
                    .v1()
                    .networkPolicies()
                    .inNamespace(bench.namespace())
                    .informOnCondition(List::isEmpty)
                    .orTimeout(1, TimeUnit.MINUTES)
                    .join();
            client.policy()
                    .v1()
                    .podDisruptionBudget()
                    .inNamespace(bench.namespace())
                    .informOnCondition(budgets -> budgets.size() == 1)
                    .orTimeout(1, TimeUnit.MINUTES)
                    .join();
            assertThat(driver.stopAndVerify().ackedLost()).isZero();
        }
    }

    @Test
    void aLargerVolumeIsAskedForWhereItsClassCanGrow(Workbench bench) {
        var client = bench.clusters().client();
        growingStorage(bench);
        var spec = Specs.redis(1, "AppendOnly").replace("size: 256Mi", "size: 256Mi, storageClassName: " + GROWING);
        var watch = bench.create("store", spec);
        try (var driver = bench.drive("store", watch)) {
            bench.clusters().merge("store", "{\"spec\":{\"persistence\":{\"size\":\"512Mi\"}}}");

            client.persistentVolumeClaims()
                    .inNamespace(bench.namespace())
                    .informOnCondition(
                            claims -> claims.size() == 2 && claims.stream().allMatch(ChangedShapeE2E::isGrown))
                    .orTimeout(1, TimeUnit.MINUTES)
                    .join();
            assertThat(driver.stopAndVerify().ackedLost()).isZero();
        } finally {
            client.storage().v1().storageClasses().withName(GROWING).delete();
        }
    }

    private static boolean isGrown(PersistentVolumeClaim claim) {
        return Quantity.parse("512Mi")
                .equals(claim.getSpec().getResources().getRequests().get("storage"));
    }

    /** As the cluster's own class, which says that its volumes cannot grow; whether they do is the provisioner's affair. */
    private static void growingStorage(Workbench bench) {
        var client = bench.clusters().client();
        var model = client.storage().v1().storageClasses().list().getItems().getFirst();
        var growing = new StorageClassBuilder()
                .withNewMetadata()
                .withName(GROWING)
                .endMetadata()
                .withProvisioner(model.getProvisioner())
                .withReclaimPolicy(model.getReclaimPolicy())
                .withVolumeBindingMode(model.getVolumeBindingMode())
                .withAllowVolumeExpansion(true)
                .build();
        client.resource(growing).createOr(existing -> growing);
    }
}
