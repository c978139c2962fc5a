package dev.hearth.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How long a request to the API server may take: as configured while this operator leads or wants to, and longer while it
 * starts, when nobody relies on it and a busy machine may need seconds for the first list.
 *
 * <p>The client reads its bound anew for each request.
 */
@Singleton
final class RequestBound {

    /** Shorter than the chart's start-up probe allows in all. */
    static final Duration STARTING = Duration.ofSeconds(20);

    /** Before and after the framework's own observer (3123), which lists, watches, and asks whether it may lead. */
    private static final int BEFORE_START = 1_000;

    private static final int AFTER_START = 4_000;

    private final KubernetesClient client;
    private final int configured;

    RequestBound(KubernetesClient client) {
        this.client = client;
        this.configured = client.getConfiguration().getRequestTimeout();
    }

    void starting(@Observes @Priority(BEFORE_START) StartupEvent event) {
        client.getConfiguration().setRequestTimeout(Math.toIntExact(STARTING.toMillis()));
    }

    void started(@Observes @Priority(AFTER_START) StartupEvent event) {
        restore();
    }

    /** From now on the configured bound holds. */
    void restore() {
        client.getConfiguration().setRequestTimeout(configured);
    }
}
