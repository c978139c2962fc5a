package dev.hearth.operator.reconcile;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes part in the election of the one operator that acts. On an orderly stop the lease is given back, so that the
 * successor starts within a second; on any other loss the process ends, because a former leader must not act.
 *
 * @see <a href="https://github.com/operator-framework/java-operator-sdk/issues/2496">the framework's own exit inside a
 *     shutdown hook never returns</a>
 */
@Singleton
final class Leadership {

    private static final Logger LOGGER = LoggerFactory.getLogger(Leadership.class);

    private final KubernetesClient client;
    private final RequestBound bound;
    private final OperatorConfig.Lease lease;
    private final String namespace;
    private final String identity;
    private volatile boolean shuttingDown;
    private volatile boolean leading;

    Leadership(KubernetesClient client, RequestBound bound, OperatorConfig config) {
        this.client = client;
        this.bound = bound;
        this.lease = config.lease();
        this.namespace = lease.namespace().orElseGet(() -> namespaceOf(client));
        this.identity = lease.identity().orElseGet(Leadership::hostName);
    }

    @Produces
    @Singleton
    LeaderElectionConfiguration configuration() {
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(lease.name())
                .withLeaseNamespace(namespace)
                .withIdentity(identity)
                .withLeaseDuration(lease.duration())
                .withRenewDeadline(lease.renewDeadline())
                .withRetryPeriod(lease.retryPeriod())
                .withLeaderCallbacks(new LeaderCallbacks(this::started, this::stopped, leader -> {}))
                .build();
    }

    /** Whether this process holds the lease as far as it knows. */
    boolean leading() {
        return leading;
    }

    // Before the framework's own observer stops the controllers: the callback below must know why it was called.
    void onShutdown(@Observes @Priority(1) ShutdownEvent event) {
        shuttingDown = true;
    }

    private void started() {
        // The first lease may be won before the framework's start returns.
        bound.restore();
        leading = true;
        LOGGER.atInfo().addKeyValue("identity", identity).log("leading");
    }

    private void stopped() {
        var led = leading;
        leading = false;
        if (!shuttingDown) {
            LOGGER.atError().addKeyValue("identity", identity).log("leadership was lost; ending the process");
            Quarkus.asyncExit(1);
        } else if (led) {
            release();
        }
    }

    private void release() {
        try {
            var held = client.leases()
                    .inNamespace(namespace)
                    .withName(lease.name())
                    .get();
            if (held == null || !identity.equals(held.getSpec().getHolderIdentity())) {
                return;
            }
            // The resource version goes with it, so this loses against a successor that was faster.
            client.resource(new LeaseBuilder(held)
                            .editSpec()
                            .withHolderIdentity(null)
                            .withLeaseDurationSeconds(1)
                            .endSpec()
                            .build())
                    .update();
            LOGGER.atInfo().addKeyValue("identity", identity).log("gave the lease back");
        } catch (KubernetesClientException e) {
            LOGGER.atWarn().setCause(e).log("could not give the lease back; it runs out by itself");
        }
    }

    private static String namespaceOf(KubernetesClient client) {
        var namespace = client.getNamespace();
        return namespace == null ? "default" : namespace;
    }

    private static String hostName() {
        var host = System.getenv("HOSTNAME");
        return host == null || host.isBlank()
                ? "operator-" + ProcessHandle.current().pid()
                : host;
    }
}
