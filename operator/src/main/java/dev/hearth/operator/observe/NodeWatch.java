package dev.hearth.operator.observe;

import dev.hearth.operator.act.ReportVoider;
import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.Reach;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.health.Status;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Watches cache nodes as an informer watches Kubernetes objects: asks each about once a second, looks at once when a
 * connection closes, and wakes the owner of a node only when its facts changed. What is wanted is compared with what is
 * watched once a second, so nobody has to tell of new nodes.
 *
 * @param <P> the kind of the owner
 */
public final class NodeWatch<P extends HasMetadata> extends AbstractEventSource<NodeReport, P>
        implements NodeReports, ReportVoider {

    private static final Duration START_WAIT = Duration.ofMillis(1500);
    private static final Duration STUCK = Duration.ofSeconds(5);
    private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();

    private final Supplier<? extends Collection<NodeAddress>> wanted;
    private final Function<NodeId, Optional<ResourceID>> owner;
    private final LongSupplier nanos;
    private final WatchedNodes nodes;
    private final SlotTicker ticker;

    /**
     * @param wanted the nodes to watch, read from a cache; called once a second
     * @param owner whose nodes they are; empty when nobody is to be woken
     * @param probe asks the nodes; stays open when the watch stops
     * @param clock for time stamps
     * @param nanos a monotonic clock, such as {@code System::nanoTime}
     */
    public NodeWatch(
            Supplier<? extends Collection<NodeAddress>> wanted,
            Function<NodeId, Optional<ResourceID>> owner,
            NodeProbe probe,
            Clock clock,
            LongSupplier nanos) {
        super(NodeReport.class, "nodes");
        this.wanted = wanted;
        this.owner = owner;
        this.nanos = nanos;
        this.nodes = new WatchedNodes(probe, clock, nanos, WatchTimes.defaults(), this::wake);
        this.ticker = new SlotTicker(nanos, this::tick);
    }

    /** Asks all nodes and waits until each has a report, for at most 1.5 s: the first pass should not see a void. */
    @Override
    public void start() {
        super.start();
        nodes.want(wanted.get());
        ticker.start();
        var end = nanos.getAsLong() + START_WAIT.toNanos();
        while (nodes.waiting()
                && nanos.getAsLong() - end < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, POLL_NANOS);
        }
    }

    /** Ends within half a second, whatever the network threads do. */
    @Override
    public void stop() {
        ticker.close();
        super.stop();
    }

    @Override
    public Reach of(NodeId node) {
        return nodes.of(node);
    }

    @Override
    public void expectChange(NodeId node) {
        nodes.expectChange(node);
    }

    @Override
    public void askNow(NodeId node) {
        nodes.askNow(node);
    }

    /** How long ago the watch last did its round; more than a few seconds means that it is stuck. */
    public Duration sinceLastTick() {
        return ticker.sinceLastTick();
    }

    @Override
    public Set<NodeReport> getSecondaryResources(P primary) {
        var id = Optional.of(ResourceID.fromResource(primary));
        return nodes.reports()
                .filter(report -> owner.apply(report.node()).equals(id))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Status getStatus() {
        return !isRunning() || sinceLastTick().compareTo(STUCK) < 0 ? Status.HEALTHY : Status.UNHEALTHY;
    }

    private void tick(int slot, Duration late) {
        if (slot == 0) {
            nodes.want(wanted.get());
        }
        nodes.tick(slot, late);
    }

    private void wake(NodeId node) {
        var handler = getEventHandler();
        if (isRunning() && handler != null) {
            owner.apply(node).ifPresent(id -> handler.handleEvent(new Event(id)));
        }
    }
}
