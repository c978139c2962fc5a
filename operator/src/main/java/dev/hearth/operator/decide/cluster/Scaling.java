package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Progress;
import dev.hearth.operator.model.WorkloadFacts;
import java.util.Comparator;
import java.util.Optional;

/** More and fewer replicas. Kubernetes removes the highest ordinals, so the primary has to be below them first. */
final class Scaling {

    private Scaling() {}

    static Steps plan(Situation s) {
        var wanted = s.spec().nodes();
        var running = s.nodes().size();
        if (running == wanted || s.shard().record().primary().isEmpty()) {
            return Steps.none();
        }
        var progress = new Progress(Reason.SCALING, running + " of " + wanted + " nodes exist");
        if (running < wanted || primaryOrdinal(s) < wanted) {
            return new Steps(
                    java.util.List.of(),
                    Optional.empty(),
                    java.util.List.of(),
                    Optional.of(progress),
                    Optional.empty());
        }
        var heir = s.nodes().stream()
                .filter(n -> n.id().ordinal() < wanted && s.inSync(n))
                .min(Comparator.comparingInt(n -> n.id().ordinal()))
                .map(ObservedNode::name);
        return Steps.asking(progress, heir.or(() -> Optional.of(firstPod(s))), Reason.SCALING);
    }

    /**
     * How many pods the StatefulSet may be told to keep: never so few that the primary would be removed, and no fewer than
     * now while there is none that serves, because one of those above may hold the newest data.
     */
    static int replicasToKeep(Situation s) {
        var now = s.cluster().workload().map(WorkloadFacts::replicas).orElse(0);
        var least = s.moving() || !s.primaryServes() ? now : primaryOrdinal(s) + 1;
        return Math.max(s.spec().nodes(), least);
    }

    private static int primaryOrdinal(Situation s) {
        return s.shard().record().primary().map(p -> p.node().ordinal()).orElse(-1);
    }

    private static String firstPod(Situation s) {
        return dev.hearth.operator.desired.Names.pod(s.spec().cluster(), 0, 0);
    }
}
