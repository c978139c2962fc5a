package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Reason;
import dev.hearth.operator.decide.shard.SwitchoverRequest;
import dev.hearth.operator.model.KubernetesNodeFacts;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ObservedNode;
import java.util.Comparator;
import java.util.Optional;

/** When the primary should hand over although it is well: its Kubernetes node is to be emptied, or its disk fails. */
final class PlannedMoves {

    private PlannedMoves() {}

    static Optional<SwitchoverRequest> wanted(Situation s) {
        return s.primary().flatMap(primary -> cordoned(s, primary).or(() -> diskFails(s, primary)));
    }

    private static Optional<SwitchoverRequest> cordoned(Situation s, ObservedNode primary) {
        if (primary.host().filter(KubernetesNodeFacts::cordoned).isEmpty()) {
            return Optional.empty();
        }
        return heir(s, primary).map(heir -> new SwitchoverRequest(Optional.of(heir), Reason.KUBERNETES_NODE_CORDONED));
    }

    private static Optional<SwitchoverRequest> diskFails(Situation s, ObservedNode primary) {
        return primary.answer()
                .filter(a -> !a.diskWritable())
                .flatMap(a -> heir(s, primary))
                .map(heir -> new SwitchoverRequest(Optional.of(heir), Reason.PRIMARY_DISK_FAILING));
    }

    /** One that is in sync, can write, and is not about to be moved itself. */
    private static Optional<String> heir(Situation s, ObservedNode primary) {
        return s.nodes().stream()
                .filter(n -> !n.equals(primary)
                        && s.inSync(n)
                        && n.id().ordinal() < s.spec().nodes())
                .filter(n -> n.answer().filter(NodeAnswer::diskWritable).isPresent())
                .filter(n -> n.host().filter(KubernetesNodeFacts::cordoned).isEmpty())
                .min(Comparator.comparingInt(n -> n.id().ordinal()))
                .map(ObservedNode::name);
    }
}
