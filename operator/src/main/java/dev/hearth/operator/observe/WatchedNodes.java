package dev.hearth.operator.observe;

import dev.hearth.operator.act.ReportVoider;
import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.Reach;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All nodes under watch, their questions and what became of them. Thread-safe; nothing here blocks. Works without JOSDK and
 * without a thread of its own: somebody has to tick.
 */
public final class WatchedNodes implements NodeReports, ReportVoider {

    private final NodeProbe probe;
    private final Clock clock;
    private final LongSupplier nanos;
    private final WatchTimes times;
    private final Consumer<NodeId> news;
    private final LagGuard lag;
    private final Map<NodeId, WatchedNode> nodes = new ConcurrentHashMap<>();

    /**
     * @param probe asks the nodes
     * @param clock for time stamps
     * @param nanos a monotonic clock, for deadlines
     * @param times the rhythm
     * @param news hears of a node whose facts changed, or whose answer somebody waits for; on a thread of the probe or the
     *     ticker, which it must not block
     */
    public WatchedNodes(NodeProbe probe, Clock clock, LongSupplier nanos, WatchTimes times, Consumer<NodeId> news) {
        this.probe = probe;
        this.clock = clock;
        this.nanos = nanos;
        this.times = times;
        this.news = news;
        this.lag = new LagGuard(nanos.getAsLong());
        probe.onLost(this::lost);
    }

    @Override
    public Reach of(NodeId node) {
        var watched = nodes.get(node);
        return watched == null ? new Reach.Unknown() : watched.reach();
    }

    @Override
    public void expectChange(NodeId node) {
        happen(node, state -> state.expectChange(now()));
    }

    @Override
    public void askNow(NodeId node) {
        happen(node, state -> state.askNow(now()));
    }

    Stream<NodeReport> reports() {
        return nodes.values().stream().map(node -> new NodeReport(node.address().node(), node.reach()));
    }

    /** Whether nothing is known of some node yet. */
    boolean waiting() {
        return nodes.values().stream().anyMatch(node -> node.reach() instanceof Reach.Unknown);
    }

    /** Takes up nodes that are new, lets go of those that are no longer wanted; a node at a new address is a new one. */
    public void want(Collection<NodeAddress> wanted) {
        var addresses = new HashSet<>(wanted);
        for (var node : nodes.values()) {
            if (!addresses.contains(node.address())
                    && nodes.remove(node.address().node(), node)) {
                probe.forget(node.address());
            }
        }
        for (var address : addresses) {
            if (!nodes.containsKey(address.node())) {
                var node = new WatchedNode(address, times);
                nodes.put(address.node(), node);
                happen(node, state -> state.tick(now(), true));
            }
        }
    }

    /**
     * @param slot whose turn it is, 0 to 19
     * @param late how late the caller is
     */
    public void tick(int slot, Duration late) {
        lag.observe(late, probe.lag(), nanos.getAsLong());
        var now = now();
        nodes.values().forEach(node -> happen(node, state -> state.tick(now, node.isTurn(slot))));
    }

    private Moment now() {
        return new Moment(clock.instant(), nanos.getAsLong(), lag.lastLateNanos());
    }

    private void lost(NodeAddress address) {
        var node = nodes.get(address.node());
        if (node != null && node.address().equals(address)) {
            happen(node, state -> state.lost(now()));
        }
    }

    private void happen(NodeId id, Function<NodeWatchState, List<WatchEffect>> event) {
        var node = nodes.get(id);
        if (node != null) {
            happen(node, event);
        }
    }

    private void happen(WatchedNode node, Function<NodeWatchState, List<WatchEffect>> event) {
        for (var effect : node.happen(event)) {
            switch (effect) {
                case WatchEffect.Ask(var question) -> ask(node, question);
                case WatchEffect.Drop() -> probe.forget(node.address());
                case WatchEffect.Tell() -> news.accept(node.address().node());
            }
        }
    }

    private void ask(WatchedNode node, long question) {
        probe.ask(node.address())
                .whenComplete((answer, error) -> happen(node, state -> outcome(state, question, answer, error)));
    }

    private List<WatchEffect> outcome(
            NodeWatchState state, long question, @Nullable NodeAnswer answer, @Nullable Throwable error) {
        if (answer != null) {
            return state.answered(question, answer, now());
        }
        var cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return switch (cause) {
            case NodeRefusedException refused -> state.refused(question, now());
            case NodeErrorException garbled -> state.garbled(question, String.valueOf(garbled.getMessage()), now());
            case NotAskedException busy -> state.notAsked(question, now());
            case null, default -> state.failed(question, now());
        };
    }
}
