package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Annotations;
import dev.hearth.api.Reason;
import dev.hearth.operator.decide.shard.SwitchoverRequest;
import dev.hearth.operator.model.Announcement;
import dev.hearth.operator.model.ObservedNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people ask for by annotation. A request is a value with a token; once it is done or refused, the status repeats it
 * and it has no further effect.
 *
 * @param switchover the hand-over that is asked for now
 * @param restart the token of the last restart that was asked for
 * @param rebuild the replica that is to be made anew; it is done once its pod was told to stop
 * @param handled requests with their token, done or refused
 * @param announcements what to tell of them
 */
record Requests(
        Optional<SwitchoverRequest> switchover,
        Optional<String> restart,
        Optional<ObservedNode> rebuild,
        Map<String, String> handled,
        List<Announcement> announcements) {

    static final String REBUILD = "rebuild";

    private static final String SWITCHOVER = "switchover";
    private static final String WARM_UP = "warm-up";

    /** @param frozen whether hand-overs wait; a request is neither done nor refused then */
    static Requests read(Situation s, boolean frozen) {
        var status = s.cluster().resource().getStatus();
        var handled = new HashMap<>(status == null ? Map.<String, String>of() : status.handledRequests());
        var announcements = new ArrayList<Announcement>();
        var asked = waiting(s, Annotations.SWITCHOVER, SWITCHOVER, handled).filter(v -> !frozen);
        var switchover = asked.flatMap(value -> switchover(s, value, handled, announcements));
        var rebuild = waiting(s, Annotations.REBUILD, REBUILD, handled)
                .flatMap(value -> rebuild(s, value, handled, announcements));
        waiting(s, Annotations.WARM_UP, WARM_UP, handled)
                .ifPresent(value -> refuse(
                        WARM_UP,
                        value,
                        "warm-up refused: replicas are filled by their primary, and this version has no other source",
                        handled,
                        announcements));
        return new Requests(
                switchover,
                s.cluster().annotation(Annotations.RESTART),
                rebuild,
                Map.copyOf(handled),
                List.copyOf(announcements));
    }

    private static Optional<SwitchoverRequest> switchover(
            Situation s, String value, Map<String, String> handled, List<Announcement> announcements) {
        var target = target(value);
        var chosen = target.isEmpty() || target.chars().allMatch(Character::isDigit)
                ? Optional.<String>empty()
                : Optional.of(target);
        var request = Optional.of(new SwitchoverRequest(chosen, Reason.SWITCHOVER_REQUESTED));
        if (s.moving()) {
            // One that leaves the choice to us is done when it has begun: nothing else would tell it from the next.
            if (chosen.isEmpty() && begunByRequest(s)) {
                handled.put(SWITCHOVER, value);
            }
            return request;
        }
        if (s.primary().filter(p -> chosen.filter(p.name()::equals).isPresent()).isPresent()) {
            handled.put(SWITCHOVER, value);
            return Optional.empty();
        }
        var refusal = s.primaryServes() ? refusal(s, chosen) : Optional.<String>empty();
        refusal.ifPresent(why -> {
            refuse(SWITCHOVER, value, "switchover" + to(chosen) + " refused: " + why, handled, announcements);
        });
        return request.filter(r -> refusal.isEmpty());
    }

    private static Optional<String> waiting(Situation s, String annotation, String name, Map<String, String> handled) {
        return s.cluster().annotation(annotation).filter(value -> !value.equals(handled.get(name)));
    }

    private static void refuse(
            String name, String value, String why, Map<String, String> handled, List<Announcement> announcements) {
        handled.put(name, value);
        announcements.add(new Announcement(true, Reason.REQUEST_REFUSED, value, why));
    }

    /** Waits for the end of a move, and for a primary that serves: until then nobody knows what the data is worth. */
    private static Optional<ObservedNode> rebuild(
            Situation s, String value, Map<String, String> handled, List<Announcement> announcements) {
        var target = target(value);
        var node = s.nodes().stream().filter(n -> n.name().equals(target)).findFirst();
        if (node.isEmpty() || s.isPrimary(node.get())) {
            refuse(
                    REBUILD,
                    value,
                    "rebuild of " + target + " refused: "
                            + (node.isEmpty()
                                    ? "there is no such node"
                                    : "it is the primary; hand over first, with the annotation switchover"),
                    handled,
                    announcements);
            return Optional.empty();
        }
        return node.filter(n -> !s.moving() && s.primaryServes());
    }

    private static String target(String value) {
        var at = value.indexOf('@');
        return at < 0 ? value : value.substring(0, at);
    }

    private static boolean begunByRequest(Situation s) {
        return s.shard()
                .record()
                .move()
                .filter(m -> m.reason() == Reason.SWITCHOVER_REQUESTED)
                .isPresent();
    }

    private static Optional<String> refusal(Situation s, Optional<String> chosen) {
        if (chosen.isEmpty()) {
            return s.nodes().stream().noneMatch(n -> !s.isPrimary(n) && s.inSync(n))
                    ? Optional.of("no replica is in sync; annotate again when one is")
                    : Optional.empty();
        }
        var node = s.nodes().stream().filter(n -> n.name().equals(chosen.get())).findFirst();
        if (node.isEmpty()) {
            return Optional.of("there is no such node");
        }
        return s.inSync(node.get()) ? Optional.empty() : Optional.of("it is not in sync; annotate again when it is");
    }

    private static String to(Optional<String> chosen) {
        return chosen.map(name -> " to " + name).orElse("");
    }
}
