package dev.hearth.operator.report;

import dev.hearth.api.Labels;
import dev.hearth.api.Reason;
import dev.hearth.api.Timestamps;
import dev.hearth.api.v1alpha1.BindingReference;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.api.v1alpha1.ClusterSummary;
import dev.hearth.api.v1alpha1.Endpoints;
import dev.hearth.api.v1alpha1.HoldStatus;
import dev.hearth.api.v1alpha1.NodeStatus;
import dev.hearth.api.v1alpha1.ShardStatus;
import dev.hearth.operator.desired.ClusterIdentity;
import dev.hearth.operator.desired.Names;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.ClusterPlan;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.ObservedCluster;
import dev.hearth.operator.model.ShardRecords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The whole status of one pass, made anew from values. A quiet cluster yields a status that equals the one before, so
 * that nothing is written.
 */
public final class StatusReporter {

    private static final int MOST_HOLDS = 16;

    private StatusReporter() {}

    public static CacheClusterStatus status(
            ObservedCluster cluster, ClusterPlan plan, List<ActionResult> results, Instant now) {
        var before = cluster.resource().getStatus() == null
                ? CacheClusterStatus.EMPTY
                : cluster.resource().getStatus();
        var shard = Records.afterwards(cluster, plan.plan(), results);
        var nodes = NodeStatuses.of(cluster, shard, plan.expectedNodes(), before, now);
        var facts = new Facts(cluster, plan, results, shard, nodes, before, now);
        var id = new ClusterIdentity(
                cluster.namespace(),
                cluster.name(),
                cluster.resource().getMetadata().getUid());
        return new CacheClusterStatus(
                cluster.resource().getMetadata().getGeneration(),
                Conditions.of(facts),
                facts.everServed() ? 1 : 0,
                Labels.CLUSTER + "=" + cluster.name() + "," + Labels.ROLE + "=" + Labels.ROLE_PRIMARY,
                summary(facts),
                facts.shard().lastFailoverAt().map(Timestamps::text).orElse(null),
                facts.everServed() ? new BindingReference(Names.connection(id)) : null,
                endpoints(id),
                before.classes(),
                before.catalog(),
                List.of(shard(facts)),
                holds(facts.holds(), now),
                handled(plan, results, before));
    }

    /** A rebuild that failed on the way is still asked for. */
    private static Map<String, String> handled(
            ClusterPlan plan, List<ActionResult> results, CacheClusterStatus before) {
        var failed = results.stream()
                .anyMatch(r -> !(r instanceof ActionResult.Done)
                        && r.action() instanceof Action.DeletePod(var node, var grace, var reason)
                        && reason == Reason.REBUILDING);
        return failed ? before.handledRequests() : plan.handledRequests();
    }

    private static ShardStatus shard(Facts f) {
        var before = f.before().shard(0);
        var record = ShardRecords.write(f.shard(), before, f.now());
        return new ShardStatus(
                record.index(),
                record.epoch(),
                record.primary(),
                record.primaryUid(),
                record.primaryRunId(),
                record.replicationId(),
                record.fence(),
                record.minReplicasToWrite(),
                record.holders(),
                record.inSync(),
                record.slots(),
                f.nodes(),
                record.move(),
                Rebuilds.of(f, before));
    }

    private static ClusterSummary summary(Facts f) {
        var primary = f.everServed() ? Service.primaryName(f) + (f.writable() ? "" : " (lost)") : "-";
        var serving = f.readers();
        var zones = ZoneSpread.zones(f);
        return new ClusterSummary(
                serving.size() + "/" + f.expected(),
                primary,
                f.everServed() ? (serving.isEmpty() ? "-" : "100%") : "-",
                zones == 0 ? "-" : Long.toString(zones),
                f.nodes().stream()
                        .map(NodeStatus::version)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private static Endpoints endpoints(ClusterIdentity id) {
        return new Endpoints(
                address(id, Names.primary(id)), address(id, Names.read(id)), null, address(id, Names.nodes(id)), null);
    }

    private static String address(ClusterIdentity id, String service) {
        return Names.host(id, service) + ":" + Names.PORT;
    }

    /** What ends within a second would be gone before anybody has read it, and its writing delays what it waits for. */
    private static List<HoldStatus> holds(List<Hold> holds, Instant now) {
        return holds.stream()
                .filter(h ->
                        h.until().filter(t -> t.isBefore(now.plusSeconds(1))).isEmpty())
                .limit(MOST_HOLDS)
                .map(h -> new HoldStatus(
                        h.action(),
                        h.shard(),
                        h.reason().text(),
                        h.message(),
                        h.until().map(Timestamps::text).orElse(null)))
                .toList();
    }
}
