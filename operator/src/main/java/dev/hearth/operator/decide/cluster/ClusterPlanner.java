package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Annotations;
import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.Durations;
import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.CacheClusterSpec;
import dev.hearth.operator.decide.shard.ShardPlanner;
import dev.hearth.operator.desired.Credentials;
import dev.hearth.operator.desired.EffectiveSpec;
import dev.hearth.operator.desired.Secrets;
import dev.hearth.operator.desired.Services;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ClusterPlan;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.ObservedCluster;
import dev.hearth.operator.model.Plan;
import dev.hearth.operator.model.Problem;
import dev.hearth.operator.model.Progress;
import dev.hearth.operator.model.ShardRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole decision about a CacheCluster, as numbered steps:
 *
 * <ol>
 *   <li>the spec in force: the newest one, or the last that could be carried out;
 *   <li>credentials first: nothing starts without them;
 *   <li>the shard protocol, with the most urgent wish for a planned move;
 *   <li>one disruptive concern beside it, if no move is under way: a lost node, else the rollout;
 *   <li>the children, after the protocol's steps: another change of endpoints before them would delay the primary's;
 *   <li>live settings last: one that a server refuses must not keep anything else from being done.
 * </ol>
 *
 * The same arguments always give the same plan.
 */
public final class ClusterPlanner {

    /** What is waited for has events of its own; this only bounds how long a missed one can matter. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ShardPlanner PROTOCOL = new ShardPlanner();

    private ClusterPlanner() {}

    /**
     * @param fresh passwords for a cluster that has none yet
     * @param now the instant of the decision
     */
    public static ClusterPlan plan(ObservedCluster cluster, Installation installation, Credentials fresh, Instant now) {
        var check = SpecCheck.of(cluster, installation);
        if (check.spec().isEmpty()) {
            return nothing(records(cluster), 0, check.problems(), List.of());
        }
        var spec = check.spec().get();
        if (cluster.annotation(Annotations.PAUSED).filter("Everything"::equals).isPresent()) {
            return nothing(records(cluster), spec.nodes(), check.problems(), List.of(paused()));
        }
        if (cluster.credentials().isEmpty()) {
            return create(cluster, spec, fresh, check);
        }
        try {
            var credentials = Credentials.keeping(cluster.credentials().get(), fresh);
            return whole(new Situation(cluster, spec, now), installation, credentials, check);
        } catch (IllegalArgumentException e) {
            var message = e.getMessage() == null ? "the credentials Secret is unusable" : e.getMessage();
            var problem = new Problem(ClusterConditionType.SPEC_VALID, Reason.SECRET_INVALID, message);
            return nothing(records(cluster), spec.nodes(), List.of(problem), List.of());
        }
    }

    private static ClusterPlan whole(Situation s, Installation installation, Credentials credentials, SpecCheck check) {
        var frozen = s.cluster().annotation(Annotations.PAUSED).isPresent();
        var declared = check.newest() ? declared(s) : s.cluster().lastAccepted().orElseGet(() -> declared(s));
        var requests = Requests.read(s);
        var lost = LostNodes.plan(s, Durations.parse(declared.rebuild().lostNodeAfter()));
        var scaling = frozen ? Steps.none() : Scaling.plan(s);
        var rollout = frozen ? Steps.none() : Rollout.plan(s);
        var request = Stream.of(requests.switchover(), PlannedMoves.wanted(s), scaling.request(), rollout.request())
                .flatMap(Optional::stream)
                .findFirst();
        var shard = PROTOCOL.plan(s.shard(), ShardPolicies.of(s.spec(), declared), request, s.now());
        var upkeep = upkeep(shard, lost, scaling, rollout);
        var actions = new ArrayList<Action>();
        shard.actions().forEach(a -> actions.add(routed(s, a)));
        upkeep.forEach(steps -> actions.addAll(steps.actions()));
        actions.addAll(Children.plan(
                s, installation, requests, credentials, shard.records().getFirst(), check.newest()));
        var live = LiveChanges.plan(s);
        actions.addAll(live.actions());
        return new ClusterPlan(
                new Plan(
                        actions,
                        records(shard, actions),
                        holds(shard, upkeep),
                        Stream.concat(shard.announcements().stream(), requests.announcements().stream())
                                .toList(),
                        soonest(shard, upkeep)),
                s.spec().nodes(),
                Stream.of(lost, scaling, rollout, live)
                        .map(Steps::progress)
                        .flatMap(Optional::stream)
                        .toList(),
                check.problems(),
                requests.handled());
    }

    /** While the primary's role moves nothing else is disturbed; and of the rest, one at a time. */
    private static List<Steps> upkeep(Plan shard, Steps lost, Steps scaling, Steps rollout) {
        var moving = shard.records().stream().anyMatch(r -> r.move().isPresent());
        if (moving) {
            return List.of();
        }
        return lost.idle() ? List.of(scaling, rollout) : List.of(lost);
    }

    private static Action routed(Situation s, Action action) {
        return action instanceof Action.Route(var shard, var node, var reason)
                ? new Action.Apply(
                        Services.primary(
                                s.spec(), new dev.hearth.operator.desired.Routing(Optional.of(node.pod()), false)),
                        reason)
                : action;
    }

    /** A record that upkeep announces replaces the protocol's of the same pass. */
    private static List<ShardRecord> records(Plan shard, List<Action> actions) {
        return shard.records().stream()
                .map(record -> actions.stream()
                        .filter(a -> a instanceof Action.Record r && r.shard().index() == record.index())
                        .map(a -> ((Action.Record) a).shard())
                        .filter(r -> r.fence() != record.fence() && r.epoch() == record.epoch())
                        .reduce((first, last) -> last)
                        .map(last -> record.withFence(last.fence(), last.minReplicasToWrite()))
                        .orElse(record))
                .toList();
    }

    private static List<Hold> holds(Plan shard, List<Steps> upkeep) {
        return Stream.concat(shard.holds().stream(), upkeep.stream().flatMap(steps -> steps.holds().stream()))
                .toList();
    }

    private static Optional<Duration> soonest(Plan shard, List<Steps> upkeep) {
        var busy = upkeep.stream().anyMatch(steps -> steps.progress().isPresent());
        return Stream.concat(
                        Stream.of(shard.nextCheck(), busy ? Optional.of(PATIENCE) : Optional.<Duration>empty()),
                        upkeep.stream().map(Steps::nextCheck))
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }

    private static ClusterPlan create(ObservedCluster cluster, EffectiveSpec spec, Credentials fresh, SpecCheck check) {
        var action = new Action.CreateOnce(Secrets.credentials(spec, fresh), Reason.CREATING);
        return new ClusterPlan(
                new Plan(List.of(action), records(cluster), List.of(), List.of(), Optional.of(Duration.ofMillis(100))),
                spec.nodes(),
                List.of(new Progress(Reason.CREATING, "passwords are being made")),
                check.problems(),
                handled(cluster));
    }

    private static ClusterPlan nothing(List<ShardRecord> records, int nodes, List<Problem> problems, List<Hold> holds) {
        return new ClusterPlan(
                new Plan(List.of(), records, holds, List.of(), Optional.empty()), nodes, List.of(), problems, Map.of());
    }

    private static Hold paused() {
        return new Hold(
                "Everything", 0, Reason.PAUSED, "the annotation cache.hearth.dev/paused says so", Optional.empty());
    }

    private static Map<String, String> handled(ObservedCluster cluster) {
        var status = cluster.resource().getStatus();
        return status == null ? Map.of() : status.handledRequests();
    }

    private static List<ShardRecord> records(ObservedCluster cluster) {
        return cluster.shards().stream()
                .map(dev.hearth.operator.model.ObservedShard::record)
                .toList();
    }

    private static CacheClusterSpec declared(Situation s) {
        return s.cluster().resource().getSpec();
    }
}
