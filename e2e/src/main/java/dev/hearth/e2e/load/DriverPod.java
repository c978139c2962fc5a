package dev.hearth.e2e.load;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;

/** The driver's pod, as a pure function of what it is to do. */
final class DriverPod {
    static final int CONTROL_PORT = 8_080;
    static final String CONTAINER = "driver";

    private DriverPod() {}

    static Pod of(String name, DriverPlan plan) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(plan.namespace())
                .addToLabels("app.kubernetes.io/name", "ledger-driver")
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(1L)
                .withAffinity(notOn(plan.avoidedNode()))
                .withContainers(container(name, plan))
                .endSpec()
                .build();
    }

    private static Affinity notOn(String kubernetesNode) {
        return new AffinityBuilder()
                .withNewNodeAffinity()
                .withNewRequiredDuringSchedulingIgnoredDuringExecution()
                .addNewNodeSelectorTerm()
                .addNewMatchExpression()
                .withKey("kubernetes.io/hostname")
                .withOperator("NotIn")
                .withValues(kubernetesNode)
                .endMatchExpression()
                .endNodeSelectorTerm()
                .endRequiredDuringSchedulingIgnoredDuringExecution()
                .endNodeAffinity()
                .build();
    }

    private static Container container(String name, DriverPlan plan) {
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(plan.image())
                .withEnv(environment(name, plan))
                .addNewPort()
                .withName("control")
                .withContainerPort(CONTROL_PORT)
                .endPort()
                .withNewReadinessProbe()
                .withNewHttpGet()
                .withPath("/healthz")
                .withNewPort(CONTROL_PORT)
                .endHttpGet()
                .withPeriodSeconds(1)
                .endReadinessProbe()
                .withNewResources()
                .addToRequests(Map.of("cpu", new Quantity("50m"), "memory", new Quantity("192Mi")))
                .addToLimits(Map.of("memory", new Quantity("384Mi")))
                .endResources()
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(65_532L)
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .build();
    }

    private static List<EnvVar> environment(String name, DriverPlan plan) {
        var secret = plan.cluster() + "-connection";
        return List.of(
                fromSecret("HOST", secret, "host", false),
                fromSecret("READ_HOST", secret, "read-host", false),
                fromSecret("PORT", secret, "port", false),
                fromSecret("LEDGER_USERNAME", secret, "username", true),
                fromSecret("LEDGER_PASSWORD", secret, "password", true),
                value("LEDGER_PRIMARY", "$(HOST):$(PORT)"),
                value("LEDGER_READ", "$(READ_HOST):$(PORT)"),
                value("LEDGER_RUN", name),
                value("LEDGER_WRITERS", "" + plan.writers()),
                value("LEDGER_WRITES_PER_SECOND", "" + plan.writesPerSecond()),
                value("LEDGER_GAP_MS", "" + plan.gapMillis()),
                value("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1"));
    }

    private static EnvVar value(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }

    private static EnvVar fromSecret(String name, String secret, String key, boolean optional) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewSecretKeyRef(key, secret, optional)
                .endValueFrom()
                .build();
    }
}
