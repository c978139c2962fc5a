package dev.hearth.operator.decide.cluster;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.Durations;
import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.CacheClusterSpec;
import dev.hearth.operator.decide.shard.ShardPlanner;
import dev.hearth.operator.decide.shard.SwitchoverRequest;
import dev.hearth.operator.desired.Credentials;
import dev.hearth.operator.desired.EffectiveSpec;
import dev.hearth.operator.desired.PrimarySlice;
import dev.hearth.operator.desired.Secrets;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.Announcement;
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
 *   <li>one disruptive concern beside it, if it commands nobody: see {@link Upkeep};
 *   <li>the children, after the protocol's steps: another change of endpoints before them would delay the primary's;
 *   <li>live settings last: one that a server refuses must not keep anything else from being done.
 * </ol>
 *
 * The same arguments always give the same plan.
 */
public final class ClusterPlanner {

    private static final ShardPlanner PROTOCOL = new ShardPlanner();

    private ClusterPlanner() {}

    /**
     * @param fresh passwords for a cluster that has none yet
     * @param now the instant of the decision
     */
    public static ClusterPlan plan(ObservedCluster cluster, Installation installation, Credentials fresh, Instant now) {
        var pause = Pause.of(cluster);
        var check = SpecCheck.of(cluster, installation, pause != Pause.NOTHING);
        if (check.spec().isEmpty()) {
            return nothing(cluster, 0, check.problems(), List.of());
        }
        var spec = check.spec().get();
        if (pause == Pause.EVERYTHING) {
            return nothing(cluster, spec.nodes(), check.problems(), List.of(Pause.everything()));
        }
        if (cluster.credentials().isEmpty()) {
            return create(cluster, spec, fresh, check);
        }
        try {
            var credentials = Credentials.keeping(cluster.credentials().get(), fresh);
            return whole(new Situation(Refusing.apart(cluster, now), spec, now), installation, credentials, check);
        } catch (IllegalArgumentException e) {
            var message = e.getMessage() == null ? "the credentials Secret is unusable" : e.getMessage();
            var problem = new Problem(ClusterConditionType.SPEC_VALID, Reason.SECRET_INVALID, message);
            return nothing(cluster, spec.nodes(), List.of(problem), List.of());
        }
    }

    private static ClusterPlan whole(Situation s, Installation installation, Credentials credentials, SpecCheck check) {
        var frozen = Pause.of(s.cluster()) == Pause.CHANGES;
        var declared = check.newest() ? declared(s) : s.cluster().lastAccepted().orElseGet(() -> declared(s));
        var requests = Requests.read(s, frozen);
        var scaling = frozen ? Steps.none() : Scaling.plan(s);
        var rollout = frozen ? Steps.none() : Rollout.plan(s);
        var resting = HandOvers.resting(s);
        var request = Stream.of(
                        requests.switchover(),
                        frozen ? Optional.<SwitchoverRequest>empty() : PlannedMoves.wanted(s),
                        scaling.request(),
                        rollout.request())
                .flatMap(Optional::stream)
                .findFirst();
        var shard = PROTOCOL.plan(
                s.shard(), ShardPolicies.of(s.spec(), declared), request.filter(r -> resting.isEmpty()), s.now());
        var upkeep = new Upkeep(
                LostNodes.plan(s, Durations.parse(declared.rebuild().lostNodeAfter())),
                Rebuilding.plan(s, requests),
                frozen ? Steps.none() : BrokenPods.plan(s),
                scaling,
                rollout,
                frozen ? Steps.none() : ZoneBalance.plan(s));
        var waiting = request.flatMap(r -> resting);
        var live = LiveChanges.plan(s);
        var actions = new ArrayList<Action>();
        shard.actions().stream().flatMap(a -> routed(s, a)).forEach(actions::add);
        actions.addAll(upkeep.actions(shard, s.shard().record()));
        var record = recorded(shard, actions);
        actions.addAll(Children.plan(s, installation, requests, credentials, record, check.newest()));
        actions.addAll(live.actions());
        return new ClusterPlan(
                new Plan(
                        actions,
                        List.of(record),
                        holds(s, shard, upkeep, live, waiting),
                        announcements(s, shard, requests),
                        soonest(s, shard, upkeep, live, waiting)),
                s.spec().nodes(),
                Stream.concat(upkeep.progress(), live.progress().stream()).toList(),
                check.problems(),
                Rebuilding.handled(s, requests, actions));
    }

    private static List<Hold> holds(Situation s, Plan shard, Upkeep upkeep, Steps live, Optional<Hold> resting) {
        var frozen = Pause.of(s.cluster()) == Pause.CHANGES;
        var waits =
                frozen && s.cluster().lastAccepted().filter(declared(s)::equals).isEmpty();
        return Stream.of(
                        shard.holds().stream(),
                        upkeep.holds(shard).stream(),
                        live.holds().stream(),
                        resting.stream(),
                        Refusing.holds(s.cluster(), s.now()).stream(),
                        waits
                                ? Stream.of(Pause.changes(
                                        s.cluster().resource().getMetadata().getGeneration()))
                                : Stream.<Hold>empty())
                .flatMap(holds -> holds)
                .toList();
    }

    private static List<Announcement> announcements(Situation s, Plan shard, Requests requests) {
        return Stream.of(shard.announcements(), requests.announcements(), Pause.complaints(s.cluster()))
                .flatMap(List::stream)
                .toList();
    }

    /** The record as it stands when all actions were done: upkeep may open the fence after the protocol's steps. */
    private static ShardRecord recorded(Plan shard, List<Action> actions) {
        return actions.stream()
                .filter(a -> a instanceof Action.Record)
                .map(a -> ((Action.Record) a).shard())
                .reduce((first, last) -> last)
                .map(last -> shard.records().getFirst().withFence(last.fence(), last.minReplicasToWrite()))
                .orElseGet(() -> shard.records().getFirst());
    }

    /** A pod that has lost its IP gets no route; its report will follow. */
    private static Stream<Action> routed(Situation s, Action action) {
        return action instanceof Action.Route(var shard, var node, var reason)
                ? s.nodes().stream()
                        .filter(n -> n.id().equals(node))
                        .flatMap(n -> Children.to(n).stream())
                        .flatMap(to -> PrimarySlice.of(s.spec(), to).stream())
                        .map(slice -> new Action.Apply(slice, reason))
                : Stream.of(action);
    }

    private static Optional<Duration> soonest(
            Situation s, Plan shard, Upkeep upkeep, Steps live, Optional<Hold> resting) {
        return Stream.of(
                        shard.nextCheck(),
                        upkeep.nextCheck(shard),
                        live.nextCheck(),
                        Refusing.nextCheck(s.cluster(), s.now()),
                        resting.flatMap(Hold::until).map(until -> Duration.between(s.now(), until)))
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

    /** What was handled stays handled: a request of before must not be carried out again later. */
    private static ClusterPlan nothing(ObservedCluster cluster, int nodes, List<Problem> problems, List<Hold> holds) {
        return new ClusterPlan(
                new Plan(List.of(), records(cluster), holds, Pause.complaints(cluster), Optional.empty()),
                nodes,
                List.of(),
                problems,
                handled(cluster));
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
