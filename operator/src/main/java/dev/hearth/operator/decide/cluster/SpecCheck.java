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
import dev.hearth.operator.model.VolumeFacts;
import dev.hearth.operator.model.WorkloadFacts;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which spec is in force: the newest if it can be carried out and nothing holds it back, else the one that was accepted
 * last.
 *
 * @param spec in force; empty when there is none that can be carried out
 * @param newest whether that is the newest one
 * @param problems what is wrong with the newest one
 */
record SpecCheck(Optional<EffectiveSpec> spec, boolean newest, List<Problem> problems) {

    private static final int OLDEST_MAJOR = 7;
    private static final String FENCE = "min-replicas-to-write";

    /** @param frozen whether a spec other than the last accepted one has to wait */
    static SpecCheck of(ObservedCluster cluster, Installation installation, boolean frozen) {
        var problems = new ArrayList<Problem>();
        var wanted = cluster.resource().getSpec();
        var newest = resolve(cluster, wanted, installation, problems);
        newest.ifPresent(
                spec -> Stream.of(foreignServer(cluster, spec), doesNotGrow(cluster, spec), doesNotFit(cluster, spec))
                        .flatMap(Optional::stream)
                        .forEach(problems::add));
        var waits = frozen && cluster.lastAccepted().filter(wanted::equals).isEmpty();
        var last = cluster.lastAccepted().flatMap(spec -> resolve(cluster, spec, installation, new ArrayList<>()));
        if (newest.isPresent() && problems.isEmpty() && !(waits && last.isPresent())) {
            return new SpecCheck(newest, true, List.of());
        }
        return new SpecCheck(last.or(() -> newest), false, List.copyOf(problems));
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

    /**
     * The image is checked at first contact: what it is called says nothing about what it runs. Only servers that were
     * started from this image speak of it; those of the one before must not keep their own replacement away.
     */
    private static Optional<Problem> foreignServer(ObservedCluster cluster, EffectiveSpec spec) {
        var workload =
                cluster.workload().filter(w -> w.image().equals(spec.image().name()) && w.current());
        return nodes(cluster)
                .filter(n -> workload.filter(
                                w -> w.updateRevision().equals(n.pod().revision()))
                        .isPresent())
                .map(ObservedNode::answer)
                .flatMap(Optional::stream)
                .flatMap(answer -> unsupported(spec, answer).stream())
                .map(message -> new Problem(ClusterConditionType.SPEC_VALID, Reason.ENGINE_NOT_SUPPORTED, message))
                .findFirst();
    }

    private static Optional<Problem> doesNotGrow(ObservedCluster cluster, EffectiveSpec spec) {
        return cluster.volumes().stream()
                .filter(VolumeFacts::fixedSize)
                .filter(v -> Growth.wanted(v, spec.storage().size()))
                .findFirst()
                .map(v -> new Problem(
                        ClusterConditionType.SPEC_VALID,
                        Reason.VOLUME_NOT_EXPANDABLE,
                        "StorageClass " + v.claim().getSpec().getStorageClassName()
                                + " does not allow expansion; volumes stay at "
                                + v.requested().map(Quantity::toString).orElse("their size")
                                + "; to move to larger ones create a new CacheCluster"));
    }

    /** Where nothing may be evicted, a limit below the data would end all writes. */
    private static Optional<Problem> doesNotFit(ObservedCluster cluster, EffectiveSpec spec) {
        if (!spec.memory().evictionPolicy().equals("noeviction")
                || cluster.lastAccepted().isEmpty()) {
            return Optional.empty();
        }
        var room = spec.memory().maxmemory();
        return nodes(cluster)
                .filter(n -> n.answer()
                        .filter(a -> a.memory().usedBytes() > room && a.memory().maxBytes() > room)
                        .isPresent())
                .max(Comparator.comparingLong(SpecCheck::used))
                .map(n -> new Problem(
                        ClusterConditionType.SETTINGS_APPLIED,
                        Reason.DATA_DOES_NOT_FIT,
                        n.name() + " holds " + mebibytes(used(n)) + "; resources.limits.memory of "
                                + mebibytes(spec.memory().limitBytes()) + " leaves " + mebibytes(room)
                                + " for data; nothing was changed; "
                                + mebibytes(spec.memory().leastLimit(used(n))) + " is the least that fits"));
    }

    private static long used(ObservedNode node) {
        return node.answer().map(a -> a.memory().usedBytes()).orElse(0L);
    }

    /** Rounded up: what is named as enough has to be enough. */
    private static String mebibytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20) + "Mi";
    }

    private static Stream<ObservedNode> nodes(ObservedCluster cluster) {
        return cluster.shards().stream().flatMap(shard -> shard.nodes().stream());
    }

    private static Optional<String> unsupported(EffectiveSpec spec, NodeAnswer answer) {
        if (!supported(answer)) {
            return Optional.of("the image " + spec.image().name() + " runs " + answer.product() + " "
                    + answer.version() + "; Redis from 7.0 and Valkey from 7.2 are supported; the cluster goes on with"
                    + " the last accepted spec");
        }
        return answer.settings().containsKey(FENCE)
                ? Optional.empty()
                : Optional.of("the server calls itself " + answer.product() + " " + answer.version() + "; it lacks "
                        + FENCE + ", which mode 'Replicated' needs");
    }

    private static boolean supported(NodeAnswer answer) {
        var dot = answer.version().indexOf('.');
        var major = dot < 0 ? answer.version() : answer.version().substring(0, dot);
        return major.matches("[0-9]{1,4}") && Integer.parseInt(major) >= OLDEST_MAJOR;
    }
}
