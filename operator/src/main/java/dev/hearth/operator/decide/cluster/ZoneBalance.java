package dev.hearth.operator.decide.cluster;

import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.SchedulingSpec;
import dev.hearth.api.v1alpha1.SpreadPolicy;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Progress;
import dev.hearth.operator.model.VolumeFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Moves replicas back when a zone returned: one at a time, only from a whole shard, never the primary, and only while
 * another replica is in sync. The operator takes a replica away; the Kubernetes scheduler chooses its next place. When it
 * chooses a crowded zone again, it knows something that we do not, and is not asked again for a day: so each move but one
 * a day makes the spread better, and it settles.
 *
 * <p>The hold {@code Spread <pod>/<uid>} in the status remembers the last move across passes and restarts: without a time
 * while it is under way, with one when the next has to wait.
 */
final class ZoneBalance {

    private static final String SPREAD = "Spread ";
    private static final Duration COOL_DOWN = Duration.ofMinutes(1);
    private static final Duration AFTER_A_VAIN_MOVE = Duration.ofHours(24);

    private ZoneBalance() {}

    static Steps plan(Situation s) {
        if (!ours(s.spec().scheduling())) {
            return Steps.none();
        }
        var counts = ZoneCounts.of(s);
        var last = RememberedHolds.of(s, Reason.UNEVEN, SPREAD).findFirst();
        if (!s.whole()) {
            return last.filter(h ->
                            h.until().isEmpty() || s.now().isBefore(h.until().get()))
                    .map(h -> resting(s, h))
                    .orElseGet(Steps::none);
        }
        if (!counts.uneven()) {
            // Kept, or a zone that comes and goes would begin anew each time.
            return last.filter(h -> h.until().filter(s.now()::isBefore).isPresent())
                    .map(h -> resting(s, h))
                    .or(() -> ZoneCounts.nextSteady(s).map(at -> waiting(s, at)))
                    .orElseGet(Steps::none);
        }
        return last.flatMap(h -> afterwards(s, counts, h)).orElseGet(() -> move(s, counts));
    }

    /**
     * With {@code Required} the scheduler itself keeps zones even, and a node that left one could be without any place.
     * With an affinity to Kubernetes nodes people choose the places themselves, and which are open is not ours to tell.
     */
    private static boolean ours(SchedulingSpec scheduling) {
        return scheduling.zoneSpread() == SpreadPolicy.PREFERRED
                && (scheduling.affinity() == null || scheduling.affinity().getNodeAffinity() == null);
    }

    /** What the last move means for the next one; empty when that may begin. */
    private static Optional<Steps> afterwards(Situation s, ZoneCounts counts, Hold last) {
        if (last.until().isPresent()) {
            return last.until().filter(s.now()::isBefore).map(t -> resting(s, last));
        }
        var moved = s.nodes().stream()
                .filter(n -> last.action().startsWith(SPREAD + n.name() + "/"))
                .findFirst();
        if (moved.filter(n -> last.action().equals(action(n))).isPresent()) {
            return Optional.empty();
        }
        var vain = moved.filter(counts::crowded).isPresent();
        return Optional.of(resting(
                s,
                new Hold(
                        last.action(),
                        0,
                        Reason.UNEVEN,
                        vain
                                ? "the scheduler placed it in a crowded zone again; it is tried again later"
                                : "the next node moves later",
                        Optional.of(s.now().plus(vain ? AFTER_A_VAIN_MOVE : COOL_DOWN)))));
    }

    private static Steps move(Situation s, ZoneCounts counts) {
        var replicas = s.nodes().stream().filter(n -> !s.isPrimary(n)).toList();
        var next = replicas.stream()
                .filter(n -> counts.crowded(n) && !keptByItsVolume(s, n))
                .max(Comparator.comparing((ObservedNode n) ->
                                counts.nodes().getOrDefault(n.zone().orElse(""), 0))
                        .thenComparing(n -> n.id().ordinal()));
        if (next.isEmpty()) {
            return Steps.none();
        }
        var node = next.get();
        if (replicas.stream().noneMatch(n -> !n.equals(node) && s.inSync(n))) {
            return Steps.waiting(alone(node));
        }
        var where = node.name() + " leaves zone " + node.zone().orElse("") + ", where " + counts.most()
                + " nodes are, for " + String.join(" or ", counts.emptiest());
        var hold = new Hold(action(node), 0, Reason.UNEVEN, where, Optional.empty());
        return new Steps(
                Rollout.stop(s, node, Reason.UNEVEN, Release.nodeBound(s, node, Reason.UNEVEN)),
                Optional.empty(),
                List.of(hold),
                Optional.of(new Progress(Reason.REBUILDING, where)),
                Optional.empty());
    }

    private static boolean keptByItsVolume(Situation s, ObservedNode node) {
        return Release.volume(s, node).filter(VolumeFacts::zoneBound).isPresent();
    }

    private static Hold alone(ObservedNode node) {
        return new Hold(
                "Move " + node.name(),
                0,
                Reason.NOT_IN_SYNC,
                "no other replica would be in sync while " + node.name() + " moves to an emptier zone; the annotation"
                        + " cache.hearth.dev/rebuild=" + node.name() + "@<token> moves it all the same",
                Optional.empty());
    }

    private static Steps resting(Situation s, Hold hold) {
        return new Steps(
                List.of(),
                Optional.empty(),
                List.of(hold),
                Optional.empty(),
                hold.until().map(t -> Duration.between(s.now(), t)));
    }

    private static Steps waiting(Situation s, Instant at) {
        return new Steps(
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(Duration.between(s.now(), at)).filter(d -> d.isPositive()));
    }

    private static String action(ObservedNode node) {
        return SPREAD + node.name() + "/" + node.id().uid();
    }
}
