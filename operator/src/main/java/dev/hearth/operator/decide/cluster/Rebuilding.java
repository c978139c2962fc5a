package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Annotations;
import dev.hearth.api.Reason;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a replica anew because a person asked for it: its volume goes, and its pod. */
final class Rebuilding {

    private Rebuilding() {}

    static Steps plan(Situation s, Requests requests) {
        return requests.rebuild()
                .map(node -> Steps.of(
                        new Progress(Reason.REBUILDING, node.name() + " is made anew, as asked"),
                        Rollout.stop(s, node, Reason.REBUILDING, Release.any(s, node, Reason.REBUILDING))))
                .orElseGet(Steps::none);
    }

    /** Those that were handled before this pass, and the rebuild if the pass carries it out. */
    static Map<String, String> handled(Situation s, Requests requests, List<Action> actions) {
        var handled = new HashMap<>(requests.handled());
        requests.rebuild()
                .filter(node -> actions.stream().anyMatch(a -> stops(a, node)))
                .flatMap(node -> s.cluster().annotation(Annotations.REBUILD))
                .ifPresent(value -> handled.put(Requests.REBUILD, value));
        return handled;
    }

    private static boolean stops(Action action, ObservedNode node) {
        return action instanceof Action.DeletePod(var pod, var grace, var reason) && pod.equals(node.id());
    }
}
