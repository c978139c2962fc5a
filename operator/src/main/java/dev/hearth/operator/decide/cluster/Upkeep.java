package dev.hearth.operator.decide.cluster;

import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.Plan;
import dev.hearth.operator.model.Progress;
import dev.hearth.operator.model.ShardRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is done to nodes beside the shard protocol, one disruptive concern at a time.
 *
 * @param lost nodes that are lost with their Kubernetes nodes
 * @param asked a replica that a person wants to be made anew
 * @param broken pods that cannot run as they are
 * @param scaling more or fewer nodes
 * @param rollout nodes of an older template
 * @param balance nodes in zones that have too many
 */
record Upkeep(Steps lost, Steps asked, Steps broken, Steps scaling, Steps rollout, Steps balance) {

    /** What is waited for has events of its own; this only bounds how long a missed one can matter. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Nothing while the protocol commands servers: its steps and these could each be harmless and together end the last
     * replica. Whoever may not write the status any more must not delete either, so a record goes first.
     *
     * @param observed the shard's record before this pass
     */
    List<Action> actions(Plan shard, ShardRecord observed) {
        if (shard.actions().stream().anyMatch(a -> a instanceof Action.Record) && !onlyRoutes(shard, observed)) {
            return List.of();
        }
        var record = shard.records().getFirst();
        var actions = new ArrayList<Action>();
        turn(shard).stream()
                .flatMap(steps -> steps.actions().stream())
                .map(action -> rebased(action, record))
                .forEach(actions::add);
        if (!actions.isEmpty() && !(actions.getFirst() instanceof Action.Record)) {
            actions.addFirst(new Action.Record(record, actions.getFirst().reason()));
        }
        return actions;
    }

    /** A way to the primary that cannot be written, such as one of somebody else's name, must not keep all else waiting. */
    private static boolean onlyRoutes(Plan shard, ShardRecord observed) {
        return shard.actions().stream()
                .allMatch(a -> a instanceof Action.Record(var record, var reason)
                        ? record.equals(observed)
                        : a instanceof Action.Route
                                || a instanceof Action.Label
                                || a instanceof Action.Gate
                                || a instanceof Action.LookAgain);
    }

    /** The balance's are its memory, and are kept whoever's turn it is. */
    List<Hold> holds(Plan shard) {
        var turn = turn(shard);
        var rest = turn.contains(balance) ? Stream.<Steps>empty() : Stream.of(balance);
        return Stream.concat(turn.stream(), rest.filter(b -> b.actions().isEmpty()))
                .flatMap(steps -> steps.holds().stream())
                .toList();
    }

    Stream<Progress> progress() {
        var others = List.of(lost, asked, broken, scaling, rollout);
        return Stream.concat(
                        others.stream(),
                        Stream.of(balance).filter(b -> others.stream().allMatch(Steps::idle)))
                .map(Steps::progress)
                .flatMap(Optional::stream);
    }

    Optional<Duration> nextCheck(Plan shard) {
        var turn = turn(shard);
        var busy = turn.stream().anyMatch(steps -> steps.progress().isPresent());
        return Stream.concat(
                        busy ? Stream.of(PATIENCE) : Stream.<Duration>empty(),
                        turn.stream().map(Steps::nextCheck).flatMap(Optional::stream))
                .min(Duration::compareTo);
    }

    /** While the primary's role moves, only what cannot run anyway is touched. */
    private List<Steps> turn(Plan shard) {
        if (shard.records().stream().anyMatch(r -> r.move().isPresent())) {
            return List.of(broken);
        }
        if (!lost.actions().isEmpty()) {
            return List.of(lost);
        }
        if (!asked.idle()) {
            return List.of(asked);
        }
        if (!broken.idle()) {
            return List.of(lost, broken);
        }
        if (!lost.idle()) {
            return List.of(lost);
        }
        return scaling.idle() && rollout.idle() ? List.of(balance) : List.of(scaling, rollout);
    }

    /** Onto what the protocol has learned in this pass. */
    private static Action rebased(Action action, ShardRecord record) {
        return action instanceof Action.Record(var wanted, var reason)
                ? new Action.Record(record.withFence(wanted.fence(), wanted.minReplicasToWrite()), reason)
                : action;
    }
}
