package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Annotations;
import dev.hearth.api.Reason;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.KubernetesNodeFacts;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Progress;
import dev.hearth.operator.model.VolumeFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives up cache nodes whose Kubernetes node is gone for longer than {@code rebuild.lostNodeAfter}: the pod, and a volume
 * that can only be reached there, are released so that Kubernetes makes them anew elsewhere. The primary is never given
 * up; it is replaced first.
 */
final class LostNodes {

    private static final String ACTION = "Rebuild";

    private LostNodes() {}

    static Steps plan(Situation s, Duration lostNodeAfter) {
        var lost = s.nodes().stream()
                .filter(n -> !s.isPrimary(n) && n.answer().isEmpty())
                .flatMap(n -> lostSince(s, n).map(since -> release(s, n, since, lostNodeAfter)).stream())
                .toList();
        // One that waits for a person must not keep another one waiting.
        return lost.stream()
                .filter(steps -> !steps.actions().isEmpty())
                .findFirst()
                .or(() -> lost.stream().findFirst())
                .orElseGet(Steps::none);
    }

    private static Steps release(Situation s, ObservedNode node, Instant since, Duration lostNodeAfter) {
        var progress = new Progress(
                Reason.REBUILDING, node.name() + " is lost with its Kubernetes node and is rebuilt elsewhere");
        var due = since.plus(lostNodeAfter);
        if (s.now().isBefore(due)) {
            var hold = new Hold(
                    ACTION,
                    0,
                    Reason.LOST_NODE_WAIT,
                    "the Kubernetes node of " + node.name() + " is not ready; it may come back with the data",
                    Optional.of(due));
            return new Steps(
                    List.of(),
                    Optional.empty(),
                    List.of(hold),
                    Optional.of(progress),
                    Optional.of(Duration.between(s.now(), due)));
        }
        var volume = Release.volume(s, node);
        return reasonToKeep(s, node, volume)
                .map(hold -> Steps.waiting(progress, hold))
                .orElseGet(() -> Steps.of(progress, release(s, node)));
    }

    private static List<Action> release(Situation s, ObservedNode node) {
        var actions = new ArrayList<>(Release.nodeBound(s, node, Reason.NODE_LOST));
        actions.add(new Action.DeletePod(node.id(), 0, Reason.NODE_LOST));
        return actions;
    }

    private static Optional<Hold> reasonToKeep(Situation s, ObservedNode node, Optional<VolumeFacts> volume) {
        if (s.moving() || !s.primaryServes()) {
            return consented(s) && nobodyAnswers(s) ? Optional.empty() : Optional.of(noPrimary(s, node, volume));
        }
        return volume.isPresent() && !volume.get().nodeBound() && !outOfService(node)
                ? Optional.of(hold(
                        Reason.VOLUME_ATTACHED_TO_LOST_NODE,
                        "the volume of " + node.name() + " may still be attached to the lost Kubernetes node; taint"
                                + " that with node.kubernetes.io/out-of-service when it is certainly down"))
                : Optional.empty();
    }

    /** What it holds may be all that is left. */
    private static Hold noPrimary(Situation s, ObservedNode node, Optional<VolumeFacts> volume) {
        return volume.isPresent() && nobodyAnswers(s)
                ? hold(
                        Reason.CONSENT_NEEDED,
                        "no node answers, and the volume of " + node.name()
                                + " is on a Kubernetes node that is lost; bring"
                                + " that back, or give its data up: kubectl annotate cachecluster "
                                + s.cluster().name() + " -n " + s.cluster().namespace() + " --overwrite "
                                + Annotations.ACCEPT_DATA_LOSS + "=" + consent(s))
                : hold(
                        Reason.MOVE_IN_PROGRESS,
                        "there has to be a primary that serves before " + node.name() + " goes");
    }

    private static boolean nobodyAnswers(Situation s) {
        return s.nodes().stream().noneMatch(n -> n.answer().isPresent());
    }

    private static boolean consented(Situation s) {
        return s.cluster()
                .annotation(Annotations.ACCEPT_DATA_LOSS)
                .filter(consent(s)::equals)
                .isPresent();
    }

    private static String consent(Situation s) {
        return "0@" + s.shard().record().epoch();
    }

    private static Hold hold(Reason reason, String message) {
        return new Hold(ACTION, 0, reason, message, Optional.empty());
    }

    /** Since when the Kubernetes node under a cache node, or under the volume it waits for, is not ready. */
    private static Optional<Instant> lostSince(Situation s, ObservedNode node) {
        if (node.pod().kubernetesNode().isPresent()) {
            return node.host().flatMap(KubernetesNodeFacts::notReadySince);
        }
        return Release.volume(s, node)
                .flatMap(VolumeFacts::host)
                .flatMap(name -> s.cluster().kubernetesNodes().stream()
                        .filter(k -> k.name().equals(name))
                        .findFirst()
                        .map(KubernetesNodeFacts::notReadySince)
                        // The Kubernetes node does not exist any more, and with it no data on its disks.
                        .orElse(Optional.of(Instant.EPOCH)));
    }

    private static boolean outOfService(ObservedNode node) {
        return node.host().filter(KubernetesNodeFacts::outOfService).isPresent();
    }
}
