package dev.hearth.operator.reconcile;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process some seconds after it was told to stop, whatever still hangs: an operator that cannot end would go on
 * renewing its lease and keep its successor from acting.
 */
@Singleton
final class StopDeadline {

    private static final long SECONDS = 5;

    void onShutdown(@Observes @Priority(2) ShutdownEvent event) {
        Thread.ofPlatform().daemon().name("stop-deadline").start(StopDeadline::halt);
    }

    private static void halt() {
        try {
            TimeUnit.SECONDS.sleep(SECONDS);
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
