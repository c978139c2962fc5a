package dev.hearth.operator.reconcile;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive means that the node watch still does its rounds: a process that hangs goes on renewing its lease, and so keeps
 * others from acting, until the kubelet restarts it.
 */
@Liveness
@Singleton
final class WatchLiveness implements HealthCheck {

    private static final Duration STUCK = Duration.ofSeconds(20);

    private final EventSources sources;

    WatchLiveness(EventSources sources) {
        this.sources = sources;
    }

    @Override
    public HealthCheckResponse call() {
        var since = sources.sinceLastTick();
        return HealthCheckResponse.named("node watch")
                .status(since.filter(d -> d.compareTo(STUCK) > 0).isEmpty())
                .withData("millisSinceLastRound", since.map(Duration::toMillis).orElse(-1L))
                .build();
    }
}
