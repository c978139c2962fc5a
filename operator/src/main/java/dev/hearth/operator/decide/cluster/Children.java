package dev.hearth.operator.decide.cluster;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.ConditionStatus;
import dev.hearth.api.Reason;
import dev.hearth.api.Timestamps;
import dev.hearth.operator.desired.AcceptedSpec;
import dev.hearth.operator.desired.Credentials;
import dev.hearth.operator.desired.DesiredInputs;
import dev.hearth.operator.desired.DesiredResources;
import dev.hearth.operator.desired.PrimaryRoute;
import dev.hearth.operator.desired.Routing;
import dev.hearth.operator.desired.VolumeClaims;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.ShardRecord;
import dev.hearth.operator.model.WorkloadFacts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The objects that should exist, and those of ours that should not any more. */
final class Children {

    /** Longer than a failover by the fence with the default maxReplicationLag. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private Children() {}

    /**
     * @param shard the shard's record as this pass leaves it: it says where the Services lead
     * @param newest whether the spec in force is the newest, and so becomes the last accepted one
     */
    static List<Action> plan(
            Situation s,
            Installation installation,
            Requests requests,
            Credentials credentials,
            ShardRecord shard,
            boolean newest) {
        var spec = s.spec().withConfig(LiveChanges.accepted(s));
        var accepted = newest
                ? Optional.of(new AcceptedSpec(
                        s.cluster().resource().getMetadata().getGeneration(),
                        s.cluster().specJson()))
                : Optional.<AcceptedSpec>empty();
        var inputs = new DesiredInputs(
                routing(s, shard),
                credentials,
                requests.restart(),
                s.cluster().workload().flatMap(WorkloadFacts::claimSize),
                accepted,
                installation.namespace(),
                new TreeSet<>());
        var wanted = DesiredResources.of(spec, inputs);
        var actions = new ArrayList<Action>();
        for (var object : wanted) {
            if (object instanceof StatefulSet workload) {
                workload.getSpec().setReplicas(Scaling.replicasToKeep(s));
            }
            actions.add(new Action.Apply(object, Reason.APPLYING));
        }
        actions.addAll(volumes(s));
        s.cluster().children().stream()
                .filter(child -> wanted.stream().noneMatch(w -> same(w, child)))
                .forEach(child -> actions.add(new Action.Delete(child, Reason.APPLYING)));
        return actions;
    }

    static Routing routing(Situation s, ShardRecord shard) {
        var primary = shard.primary().map(p -> p.node().pod());
        var replicasServe = s.nodes().stream()
                .filter(n -> primary.filter(n.name()::equals).isEmpty())
                .map(ObservedNode::pod)
                .anyMatch(pod -> pod.warmGate().orElse(false) && pod.readiness().ready() && !pod.deleting());
        return new Routing(primary, route(s, shard), replicasServe);
    }

    private static PrimaryRoute route(Situation s, ShardRecord shard) {
        var primary = shard.primary().map(p -> p.node());
        var there = s.nodes().stream()
                .filter(n -> primary.filter(n.id()::equals).isPresent())
                .findFirst()
                .flatMap(Children::to);
        return there.orElseGet(() ->
                primary.filter(p -> isAboutToBeReplaced(s, p)).isPresent() ? new PrimaryRoute.AsBefore() : nowhere(s));
    }

    /** Not for ever: an address that nobody has may be given to somebody else. */
    private static boolean isAboutToBeReplaced(Situation s, NodeId primary) {
        var status = s.cluster().resource().getStatus();
        var available = status == null ? null : status.condition(ClusterConditionType.PRIMARY_AVAILABLE);
        var soon = available == null
                || available.status() != ConditionStatus.FALSE
                || s.now()
                        .isBefore(
                                Timestamps.parse(available.lastTransitionTime()).plus(SOON));
        return soon && s.nodes().stream().anyMatch(n -> !n.id().equals(primary) && s.inSync(n));
    }

    private static PrimaryRoute nowhere(Situation s) {
        return s.nodes().stream()
                .map(n -> n.pod().ip())
                .flatMap(Optional::stream)
                .findFirst()
                .<PrimaryRoute>map(PrimaryRoute.Nowhere::new)
                .orElseGet(PrimaryRoute.AsBefore::new);
    }

    /** Empty when the pod has no IP yet, or not any more. */
    static Optional<PrimaryRoute> to(ObservedNode node) {
        return node.pod()
                .ip()
                .map(ip -> new PrimaryRoute.To(node.id(), ip, node.pod().kubernetesNode()));
    }

    private static List<Action> volumes(Situation s) {
        return s.cluster().volumes().stream()
                .filter(v -> Growth.wanted(v, s.spec().storage().size()))
                .map(v -> VolumeClaims.grown(s.spec(), v.pod()))
                .flatMap(Optional::stream)
                .<Action>map(claim -> new Action.Apply(claim, Reason.VOLUME_RESIZING))
                .toList();
    }

    private static boolean same(HasMetadata one, HasMetadata other) {
        return one.getKind().equals(other.getKind())
                && one.getMetadata().getName().equals(other.getMetadata().getName());
    }
}
