package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Annotations;
import dev.hearth.api.Reason;
import dev.hearth.operator.decide.shard.SwitchoverRequest;
import dev.hearth.operator.model.Announcement;
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
 * @param handled requests with their token, done or refused
 * @param announcements what to tell of them
 */
record Requests(
        Optional<SwitchoverRequest> switchover,
        Optional<String> restart,
        Map<String, String> handled,
        List<Announcement> announcements) {

    private static final String SWITCHOVER = "switchover";

    /** @param frozen whether hand-overs wait; a request is neither done nor refused then */
    static Requests read(Situation s, boolean frozen) {
        var status = s.cluster().resource().getStatus();
        var handled = new HashMap<>(status == null ? Map.<String, String>of() : status.handledRequests());
        var announcements = new ArrayList<Announcement>();
        var asked = s.cluster()
                .annotation(Annotations.SWITCHOVER)
                .filter(v -> !frozen && !v.equals(handled.get(SWITCHOVER)));
        var switchover = asked.flatMap(value -> switchover(s, value, handled, announcements));
        return new Requests(
                switchover,
                s.cluster().annotation(Annotations.RESTART),
                Map.copyOf(handled),
                List.copyOf(announcements));
    }

    private static Optional<SwitchoverRequest> switchover(
            Situation s, String value, Map<String, String> handled, List<Announcement> announcements) {
        var at = value.indexOf('@');
        var target = at < 0 ? value : value.substring(0, at);
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
            handled.put(SWITCHOVER, value);
            announcements.add(new Announcement(
                    true, Reason.REQUEST_REFUSED, value, "switchover" + to(chosen) + " refused: " + why));
        });
        return request.filter(r -> refusal.isEmpty());
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
