package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HearthExtension.class)
class DeletionE2E {
    private static final String LABEL = "cache.hearth.dev/cluster";

    @Test
    void aDeletedClusterLeavesNothingBehind(Workbench bench) {
        bench.create("web", Specs.THREE_NODES);

        delete(bench, "web");

        assertThat(children(bench)).isEmpty();
    }

    @Test
    void volumesAndCredentialsOutliveADeletedClusterThatRetainsThemAndAreTakenUpAgain(Workbench bench) {
        var spec = Specs.redis(1, "AppendOnly");
        var watch = bench.create("store", spec);
        try (var driver = bench.drive("store", watch)) {
            driver.awaitSteady(System.currentTimeMillis() + 2_000, Workbench.PATIENCE);
            // The append-only file is synced every second; the ledger must be on disk before the servers stop.
            var written = driver.stopAndVerify();
            assertThat(written.ackedLost()).isZero();

            delete(bench, "store");
            assertThat(children(bench))
                    .extracting(HasMetadata::getKind)
                    .containsOnly("PersistentVolumeClaim", "Secret");
            assertThat(claims(bench)).hasSize(2);

            bench.create("store", spec);
            assertThat(driver.verify().ackedLost())
                    .as("writes that were on the volumes of the deleted cluster")
                    .isZero();
        }
    }

    @Test
    void volumesGoWithAClusterThatSaysDelete(Workbench bench) {
        bench.create("cart", Specs.redis(1, "AppendOnly").replace("size: 256Mi", "size: 256Mi, whenDeleted: Delete"));
        assertThat(claims(bench)).hasSize(2);

        delete(bench, "cart");

        for (var claim : claims(bench)) {
            bench.clusters().client().resource(claim).waitUntilCondition(Objects::isNull, 1, TimeUnit.MINUTES);
        }
        assertThat(children(bench)).isEmpty();
    }

    private static void delete(Workbench bench, String name) {
        var client = bench.clusters().client();
        bench.clusters().named(name).delete();
        bench.clusters().named(name).waitUntilCondition(Objects::isNull, 1, TimeUnit.MINUTES);
        for (var child : withoutVolumes(client, bench.namespace())) {
            client.resource(child)
                    .inNamespace(bench.namespace())
                    .waitUntilCondition(found -> found == null || isKept(found), 2, TimeUnit.MINUTES);
        }
    }

    private static boolean isKept(HasMetadata child) {
        return child.getKind().equals("Secret")
                && child.getMetadata().getOwnerReferences().isEmpty();
    }

    private static List<HasMetadata> children(Workbench bench) {
        var children = withoutVolumes(bench.clusters().client(), bench.namespace());
        children.addAll(claims(bench));
        return children;
    }

    private static List<? extends HasMetadata> claims(Workbench bench) {
        return bench.clusters()
                .client()
                .persistentVolumeClaims()
                .inNamespace(bench.namespace())
                .list()
                .getItems();
    }

    private static List<HasMetadata> withoutVolumes(KubernetesClient client, String namespace) {
        var found = new ArrayList<HasMetadata>();
        found.addAll(client.apps().statefulSets().inNamespace(namespace).list().getItems());
        found.addAll(
                client.pods().inNamespace(namespace).withLabel(LABEL).list().getItems());
        found.addAll(
                client.services().inNamespace(namespace).withLabel(LABEL).list().getItems());
        found.addAll(client.configMaps()
                .inNamespace(namespace)
                .withLabel(LABEL)
                .list()
                .getItems());
        found.addAll(
                client.secrets().inNamespace(namespace).withLabel(LABEL).list().getItems());
        found.addAll(client.policy()
                .v1()
                .podDisruptionBudget()
                .inNamespace(namespace)
                .list()
                .getItems());
        found.addAll(client.network()
                .v1()
                .networkPolicies()
                .inNamespace(namespace)
                .list()
                .getItems());
        return found;
    }
}
