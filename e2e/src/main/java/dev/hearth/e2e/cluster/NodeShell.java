package dev.hearth.e2e.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.concurrent.TimeUnit;

/**
 * Signals by a short-lived privileged pod beside the target, on the same Kubernetes node and in the machine's process
 * namespace: from within its own namespace the main process of a container cannot be killed
 * (https://man7.org/linux/man-pages/man7/pid_namespaces.7.html). Runs the target's own image, which has a shell.
 */
final class NodeShell implements ProcessFaults {
    /** Finds the oldest process of the pod by its control group, which holds the pod's uid in one of two spellings. */
    private static final String SCRIPT = """
            for process in $(ls /proc | grep -E '^[0-9]+$' | sort -n); do
              grep -q -e "$1" -e "$2" /proc/$process/cgroup 2>/dev/null || continue
              case "$(tr '\\000' ' ' < /proc/$process/cmdline)" in *redis-server*|*valkey-server*) ;; *) continue;; esac
              kill -"$3" "$process" && exit 0
            done
            exit 1
            """;

    private final KubernetesClient client;

    NodeShell(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public void signal(Signal signal, String namespace, String pod) {
        var target = client.pods().inNamespace(namespace).withName(pod).require();
        var shell = client.pods()
                .inNamespace(namespace)
                .resource(shell(signal, target))
                .create();
        var handle = client.pods()
                .inNamespace(namespace)
                .withName(shell.getMetadata().getName());
        try {
            var ended = handle.waitUntilCondition(NodeShell::ended, 1, TimeUnit.MINUTES);
            if (!"Succeeded".equals(ended.getStatus().getPhase())) {
                throw new IllegalStateException(signal + " could not be sent to " + namespace + "/" + pod
                        + ": no server process was found on " + target.getSpec().getNodeName());
            }
        } finally {
            handle.withGracePeriod(0).delete();
        }
    }

    private static boolean ended(Pod pod) {
        if (pod == null || pod.getStatus() == null) {
            return false;
        }
        var phase = pod.getStatus().getPhase();
        return "Succeeded".equals(phase) || "Failed".equals(phase);
    }

    private static Pod shell(Signal signal, Pod target) {
        var uid = target.getMetadata().getUid();
        return new PodBuilder()
                .withNewMetadata()
                .withGenerateName("signal-")
                .endMetadata()
                .withNewSpec()
                .withNodeName(target.getSpec().getNodeName())
                .withHostPID(true)
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("signal")
                .withImage(target.getSpec().getContainers().getFirst().getImage())
                .withCommand("sh", "-c", SCRIPT, "signal", uid, uid.replace('-', '_'), signal.name())
                .withNewSecurityContext()
                .withPrivileged(true)
                .withRunAsUser(0L)
                .endSecurityContext()
                .endContainer()
                .endSpec()
                .build();
    }
}
