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

    static Requests read(Situation s) {
        var status = s.cluster().resource().getStatus();
        var handled = new HashMap<>(status == null ? Map.<String, String>of() : status.handledRequests());
        var announcements = new ArrayList<Announcement>();
        var asked = s.cluster().annotation(Annotations.SWITCHOVER).filter(v -> !v.equals(handled.get(SWITCHOVER)));
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
        if (s.moving()) {
            return Optional.of(new SwitchoverRequest(chosen, Reason.SWITCHOVER_REQUESTED));
        }
        if (chosen.isPresent()
                && s.primary().filter(p -> p.name().equals(target)).isPresent()) {
            handled.put(SWITCHOVER, value);
            return Optional.empty();
        }
        var node = s.nodes().stream().filter(n -> n.name().equals(target)).findFirst();
        if (chosen.isPresent() && node.filter(s::inSync).isEmpty()) {
            handled.put(SWITCHOVER, value);
            announcements.add(new Announcement(
                    true,
                    Reason.REQUEST_REFUSED,
                    target,
                    "switchover to " + target + " refused: "
                            + (node.isPresent()
                                    ? "it is not in sync; annotate again when it is"
                                    : "there is no such node")));
            return Optional.empty();
        }
        if (chosen.isEmpty()) {
            handled.put(SWITCHOVER, value);
        }
        return Optional.of(new SwitchoverRequest(chosen, Reason.SWITCHOVER_REQUESTED));
    }
}
