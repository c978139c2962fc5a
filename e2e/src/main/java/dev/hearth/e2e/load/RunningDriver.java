package dev.hearth.e2e.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hearth.e2e.history.History;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A driver that runs in the cluster: its events as they come, and its control. Closing it deletes the pod. */
public final class RunningDriver implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int EVENTS = 20_000;

    private final PodResource pod;
    private final DriverControl control;
    private final LogWatch log;
    private final History<DriverEvent> events = new History<>(EVENTS);

    private RunningDriver(PodResource pod, Consumer<DriverEvent> listener) {
        this.pod = pod;
        this.control = new DriverControl(pod);
        long skew = control.skewMillis();
        this.log = pod.watchLog();
        Thread.ofVirtual().name("driver-log").start(() -> follow(skew, listener));
    }

    /** Starts a driver and waits until writes are acknowledged at a steady rate. */
    public static RunningDriver start(KubernetesClient client, DriverPlan plan) {
        return start(client, plan, event -> {});
    }

    /** As {@link #start(KubernetesClient, DriverPlan)}, and tells each event as it arrives. */
    public static RunningDriver start(KubernetesClient client, DriverPlan plan, Consumer<DriverEvent> listener) {
        var name = "driver-" + NUMBER.incrementAndGet();
        var pods = client.pods().inNamespace(plan.namespace());
        pods.withName(name).withGracePeriod(0).delete();
        pods.withName(name).waitUntilCondition(java.util.Objects::isNull, 1, TimeUnit.MINUTES);
        pods.resource(DriverPod.of(name, plan)).create();
        var handle = pods.withName(name);
        handle.waitUntilCondition(RunningDriver::isReady, 2, TimeUnit.MINUTES);
        var driver = new RunningDriver(handle, listener);
        driver.events.await("a steady load", Duration.ofSeconds(60), DriverEvent::isSteady);
        return driver;
    }

    /** All events so far, and those to come. */
    public History<DriverEvent> events() {
        return events;
    }

    /** Waits for a whole second after a moment in which every tenth saw acknowledged writes. */
    public DriverEvent awaitSteady(long sinceMillis, Duration patience) {
        return events.await(
                "a steady load", patience, event -> event.isSteady() && event.atMillis() >= sinceMillis + 1_000);
    }

    /** The longest time without an acknowledged write that ended between two moments, milliseconds. */
    public long longestGapMillis(long fromMillis, long toMillis) {
        return events
                .all(event -> event.isProgress() && event.atMillis() >= fromMillis && event.atMillis() <= toMillis)
                .stream()
                .mapToLong(event -> event.number("longestGapMs"))
                .max()
                .orElse(0);
    }

    /** The figures so far; nothing is looked for. */
    public LedgerFigures report() {
        return control.report();
    }

    /** Ends the load and looks for every acknowledged write on the primary. */
    public LedgerFigures stopAndVerify() {
        control.stop();
        return control.verify();
    }

    /** Looks for every acknowledged write on the primary while the load goes on. */
    public LedgerFigures verify() {
        return control.verify();
    }

    /** How far the driver's clock is ahead of this program's, milliseconds. */
    public long skewMillis() {
        return control.skewMillis();
    }

    /** Its log so far. */
    public String log() {
        return pod.getLog();
    }

    private void follow(long skew, Consumer<DriverEvent> listener) {
        try (var reader = new BufferedReader(new InputStreamReader(log.getOutput(), UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                DriverEvent.parse(line, skew).ifPresent(event -> {
                    events.add(event);
                    listener.accept(event);
                });
            }
        } catch (IOException e) {
            // The watch was closed; whoever still awaits an event says what is missing.
        }
    }

    private static boolean isReady(Pod pod) {
        if (pod == null || pod.getStatus() == null) {
            return false;
        }
        if ("Failed".equals(pod.getStatus().getPhase())) {
            throw new IllegalStateException("the driver failed to start: see its log");
        }
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    @Override
    public void close() {
        log.close();
        pod.withGracePeriod(0).delete();
    }
}
