package dev.hearth.operator.observe;

import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.Reach;
import java.util.List;
import java.util.function.Function;

/** One node under watch: its state behind a lock that is held for moments only. */
final class WatchedNode {

    private final NodeAddress address;
    private final NodeWatchState state;
    private final int slot;
    private volatile Reach reach;

    WatchedNode(NodeAddress address, WatchTimes times) {
        this.address = address;
        this.state = new NodeWatchState(times);
        this.slot = Math.floorMod(address.node().hashCode(), SlotTicker.SLOTS);
        this.reach = state.reach();
    }

    NodeAddress address() {
        return address;
    }

    Reach reach() {
        return reach;
    }

    boolean isTurn(int current) {
        return slot == current;
    }

    /** Lets something happen; what is to be done then is for the caller, outside the lock. */
    synchronized List<WatchEffect> happen(Function<NodeWatchState, List<WatchEffect>> event) {
        var effects = event.apply(state);
        reach = state.reach();
        return effects;
    }
}
