package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.Announcement;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Plan;
import dev.hearth.operator.model.ShardRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan while it is written. Confined to one call of the planner. */
final class Draft {

    private final List<Action> actions = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final List<Announcement> announcements = new ArrayList<>();
    private ShardRecord shard;
    private Optional<Duration> nextCheck = Optional.empty();

    Draft(ShardRecord shard) {
        this.shard = shard;
    }

    /** The record as it stands at this point of the plan. */
    ShardRecord shard() {
        return shard;
    }

    /** Something was learnt that no command depends on; it reaches the status with the rest of the pass. */
    void learn(ShardRecord shard) {
        this.shard = shard;
    }

    /** The record has to be in the status before what follows. */
    void record(ShardRecord shard, Reason reason) {
        this.shard = shard;
        actions.add(new Action.Record(shard, reason));
    }

    void add(Action action) {
        actions.add(action);
    }

    void look(ObservedNode node, Reason reason) {
        if (node.pod().ip().isPresent()) {
            actions.add(new Action.LookAgain(node.id(), reason));
        }
    }

    void hold(String action, Reason reason, String message) {
        holds.add(new Hold(action, shard.index(), reason, message, Optional.empty()));
    }

    void holdUntil(String action, Reason reason, String message, Instant until) {
        holds.add(new Hold(action, shard.index(), reason, message, Optional.of(until)));
    }

    void announce(Reason reason, String message) {
        announcements.add(new Announcement(false, reason, subject(), message));
    }

    void warn(Reason reason, String message) {
        announcements.add(new Announcement(true, reason, subject(), message));
    }

    /** Decide anew after this time at the latest; the shortest wish counts. */
    void checkIn(Duration delay) {
        var wish = delay.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : delay;
        nextCheck = nextCheck.filter(d -> d.compareTo(wish) <= 0).or(() -> Optional.of(wish));
    }

    boolean commands(NodeId node) {
        return actions.stream()
                .anyMatch(a -> a instanceof NodeCommand c && c.node().equals(node));
    }

    Plan toPlan() {
        guard();
        return new Plan(actions, List.of(shard), holds, announcements, nextCheck);
    }

    /** Whoever may not write the status any more must not command servers either. */
    private void guard() {
        for (var action : actions) {
            if (action instanceof Action.Record) {
                return;
            }
            if (needsLeadership(action)) {
                actions.addFirst(new Action.Record(shard, action.reason()));
                return;
            }
        }
    }

    private static boolean needsLeadership(Action action) {
        return switch (action) {
            case NodeCommand.PromptAck c -> false;
            case NodeCommand.ServeStale c -> false;
            case NodeCommand.MarkEpoch c -> false;
            case NodeCommand.Set c -> false;
            case NodeCommand c -> true;
            case Action.DeletePod d -> true;
            case Action.Route r -> true;
            default -> false;
        };
    }

    private String subject() {
        return "shard " + shard.index();
    }
}
