package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Reason;
import dev.hearth.operator.desired.LiveSettings;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings that a running server takes over. Replicas get them first: a value that the server refuses is refused there,
 * and the primary never sees it.
 */
final class LiveChanges {

    private static final String DATA_LIMIT = "maxmemory";

    private LiveChanges() {}

    static Steps plan(Situation s) {
        var refused = RefusedSettings.waiting(s);
        var wanted = LiveSettings.of(s.spec());
        wanted.keySet().removeIf(directive -> refused.stream().anyMatch(h -> RefusedSettings.about(h, directive)));
        var actions = new ArrayList<Action>();
        s.nodes().stream()
                .filter(n -> n.answer().filter(a -> !a.loading()).isPresent())
                .sorted(Comparator.comparing(s::isPrimary).thenComparing(ObservedNode::name))
                .forEach(n -> actions.addAll(differences(s, n, wanted)));
        return new Steps(
                actions,
                Optional.empty(),
                refused,
                actions.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Progress(Reason.APPLYING_SETTINGS, actions.size() + " settings are being applied")),
                RefusedSettings.nextCheck(s, refused));
    }

    /** The user's settings that at least one server runs with; a restart may read only those. */
    static Map<String, String> accepted(Situation s) {
        var answers = s.nodes().stream()
                .map(ObservedNode::answer)
                .flatMap(Optional::stream)
                .toList();
        if (answers.isEmpty()) {
            return s.spec().config();
        }
        var accepted = new TreeMap<String, String>();
        var live = LiveSettings.of(s.spec());
        s.spec().config().forEach((name, value) -> {
            if (answers.stream().anyMatch(a -> has(a, name, live.getOrDefault(name, value)))) {
                accepted.put(name, value);
            }
        });
        return accepted;
    }

    private static List<Action> differences(Situation s, ObservedNode node, Map<String, String> wanted) {
        var answer = node.answer().orElseThrow();
        return wanted.entrySet().stream()
                .filter(e -> answer.settings().containsKey(e.getKey()))
                .filter(e -> !has(answer, e.getKey(), e.getValue()))
                .filter(e -> !(e.getKey().equals(DATA_LIMIT) && tooEarly(s, node, answer, e.getValue())))
                // Files are written the new way before they are no longer written the old way.
                .sorted(Comparator.comparing(
                        e -> e.getKey().equals("appendonly") && e.getValue().equals("no")))
                .<Action>map(e -> new NodeCommand.Set(node.id(), e.getKey(), e.getValue(), Reason.APPLYING_SETTINGS))
                .toList();
    }

    /** More data fits only into a pod that has the larger limit; it starts with the larger value by itself. */
    private static boolean tooEarly(Situation s, ObservedNode node, NodeAnswer answer, String wanted) {
        var actual = answer.settings().getOrDefault(DATA_LIMIT, "0");
        return Rollout.outdated(s, node) && Long.parseLong(wanted) > Long.parseLong(actual);
    }

    private static boolean has(NodeAnswer answer, String name, String value) {
        var actual = answer.settings().get(name);
        return actual != null && SettingValue.same(actual, value);
    }
}
