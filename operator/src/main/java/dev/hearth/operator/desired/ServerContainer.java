package dev.hearth.operator.desired;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;

/** The container of a cache server, from any stock image: no sidecar, no wrapper image. */
final class ServerContainer {

    static final String CONFIG_VOLUME = "server";
    static final String CREDENTIALS_VOLUME = "credentials";

    private ServerContainer() {}

    static Container of(EffectiveSpec spec) {
        return new ContainerBuilder()
                .withName(Names.CONTAINER)
                .withImage(spec.image().name())
                .withImagePullPolicy(spec.image().pullPolicy())
                .withCommand("/bin/sh", "-c", start(spec))
                .addNewPort()
                .withName(Names.PORT_NAME)
                .withContainerPort(Names.PORT)
                .withProtocol("TCP")
                .endPort()
                .withResources(spec.resources())
                .withVolumeMounts(mounts())
                .withLivenessProbe(accepts(10, 6))
                .withReadinessProbe(accepts(2, 3))
                .withLifecycle(beforeStop())
                .withSecurityContext(confined())
                .build();
    }

    /**
     * Files that a killed process left half-written are removed first; without persistence so is the dump of the last
     * full sync, or a restarted node would come back with keys that were deleted meanwhile.
     */
    private static String start(EffectiveSpec spec) {
        var leftovers = ServerConfig.DATA_DIRECTORY + (spec.storage().persistent() ? "/temp-*" : "/*.rdb");
        return "rm -f " + leftovers + " && exec " + spec.engine().server() + " " + ServerConfig.DIRECTORY + "/"
                + ServerConfig.FILE;
    }

    /**
     * Asks only whether the process takes connections: a node that is loading, unassigned or asks for a password answers
     * every command with an error and is alive. Whether it may serve is the readiness gate's business.
     */
    private static Probe accepts(int periodSeconds, int failures) {
        return new ProbeBuilder()
                .withNewTcpSocket()
                .withPort(new IntOrString(Names.PORT_NAME))
                .endTcpSocket()
                .withPeriodSeconds(periodSeconds)
                .withTimeoutSeconds(3)
                .withSuccessThreshold(1)
                .withFailureThreshold(failures)
                .build();
    }

    private static Lifecycle beforeStop() {
        return new LifecycleBuilder()
                .withNewPreStop()
                .withNewExec()
                .withCommand("/bin/sh", ServerConfig.DIRECTORY + "/" + ServerConfig.PRE_STOP)
                .endExec()
                .endPreStop()
                .build();
    }

    private static List<VolumeMount> mounts() {
        return List.of(
                mount(Names.DATA, ServerConfig.DATA_DIRECTORY, false),
                mount(CONFIG_VOLUME, ServerConfig.DIRECTORY, true),
                mount(CREDENTIALS_VOLUME, ServerConfig.SECRET_DIRECTORY, true));
    }

    private static VolumeMount mount(String volume, String path, boolean readOnly) {
        var mount = new VolumeMountBuilder().withName(volume).withMountPath(path);
        return readOnly ? mount.withReadOnly(true).build() : mount.build();
    }

    private static SecurityContext confined() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }
}
