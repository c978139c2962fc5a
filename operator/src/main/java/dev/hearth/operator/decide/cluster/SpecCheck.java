package dev.hearth.operator.decide.cluster;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.CacheClusterSpec;
import dev.hearth.operator.desired.ClusterIdentity;
import dev.hearth.operator.desired.EffectiveSpec;
import dev.hearth.operator.desired.Engine;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ObservedCluster;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Problem;
import dev.hearth.operator.model.WorkloadFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which spec is in force: the newest if it can be carried out, else the one that was accepted last.
 *
 * @param spec in force; empty when there is none that can be carried out
 * @param newest whether that is the newest one
 * @param problems what is wrong with the newest one
 */
record SpecCheck(Optional<EffectiveSpec> spec, boolean newest, List<Problem> problems) {

    private static final int OLDEST_REDIS = 7;

    static SpecCheck of(ObservedCluster cluster, Installation installation) {
        var problems = new ArrayList<Problem>();
        var newest = resolve(cluster, cluster.resource().getSpec(), installation, problems);
        newest.flatMap(spec -> foreignServer(cluster, spec)).ifPresent(problems::add);
        if (newest.isPresent() && problems.isEmpty()) {
            return new SpecCheck(newest, true, List.of());
        }
        var fallback = cluster.lastAccepted()
                .flatMap(spec -> resolve(cluster, spec, installation, new ArrayList<>()))
                .or(() -> newest);
        return new SpecCheck(fallback, false, List.copyOf(problems));
    }

    private static Optional<EffectiveSpec> resolve(
            ObservedCluster cluster, CacheClusterSpec spec, Installation installation, List<Problem> problems) {
        try {
            var engine = Engine.of(spec.engine().type());
            var image = installation
                    .images()
                    .choose(
                            engine,
                            Optional.ofNullable(spec.engine().image()),
                            cluster.workload().map(WorkloadFacts::image));
            var identity = new ClusterIdentity(
                    cluster.namespace(),
                    cluster.name(),
                    cluster.resource().getMetadata().getUid());
            return Optional.of(EffectiveSpec.of(identity, spec, image));
        } catch (IllegalArgumentException e) {
            var message = e.getMessage() == null ? "the spec cannot be carried out" : e.getMessage();
            problems.add(new Problem(ClusterConditionType.SPEC_VALID, Reason.ENGINE_NOT_SUPPORTED, message));
            return Optional.empty();
        }
    }

    /** The image is checked at first contact: what it is called says nothing about what it runs. */
    private static Optional<Problem> foreignServer(ObservedCluster cluster, EffectiveSpec spec) {
        return cluster.shards().stream()
                .flatMap(shard -> shard.nodes().stream())
                .map(ObservedNode::answer)
                .flatMap(Optional::stream)
                .filter(answer -> !supported(answer))
                .map(answer -> new Problem(
                        ClusterConditionType.SPEC_VALID,
                        Reason.ENGINE_NOT_SUPPORTED,
                        "the image " + spec.image().name() + " runs " + answer.product() + " " + answer.version()
                                + "; Redis from 7.0 and Valkey from 7.2 are supported; the cluster goes on with the last"
                                + " accepted spec"))
                .findFirst();
    }

    private static boolean supported(NodeAnswer answer) {
        var dot = answer.version().indexOf('.');
        var major = dot < 0 ? answer.version() : answer.version().substring(0, dot);
        return major.matches("[0-9]{1,4}") && Integer.parseInt(major) >= OLDEST_REDIS;
    }
}
