package dev.hearth.operator.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of one decision.
 *
 * @param actions to be done in this order; at most one of them is disruptive for a shard
 * @param records the shards' records as they are to stand in the status when all actions were done. When one failed, the
 *     record of the last {@link Action.Record} that was done stands instead. Whoever writes them names the version of the
 *     status that the plan was made from, or that its last record got
 * @param holds what is not done, and why
 * @param announcements what to tell
 * @param nextCheck when to decide anew although nothing happened; empty to wait for an event
 */
public record Plan(
        List<Action> actions,
        List<ShardRecord> records,
        List<Hold> holds,
        List<Announcement> announcements,
        Optional<Duration> nextCheck) {

    public Plan {
        actions = List.copyOf(actions);
        records = List.copyOf(records);
        holds = List.copyOf(holds);
        announcements = List.copyOf(announcements);
    }
}
