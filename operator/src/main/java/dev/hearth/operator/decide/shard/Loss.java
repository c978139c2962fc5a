package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.api.Timestamps;
import dev.hearth.operator.model.FenceProof;
import dev.hearth.operator.model.Holder;
import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.PrimaryRef;
import dev.hearth.operator.model.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the recorded primary is lost. Unknown is not down, and what its replicas still hear is not down either. */
sealed interface Loss {

    /** Between two refusals that count. */
    Duration REFUSALS_APART = Duration.ofMillis(200);

    /** So long before a silence counts, the replicas are asked: their answers are at hand when it does. */
    Duration AHEAD = Duration.ofMillis(50);

    /** Within this time after the last byte a replica may still show one second: it counts whole seconds of its clock. */
    Duration STILL_HEARD = Duration.ofSeconds(2);

    /** It is there and is a primary. */
    record None() implements Loss {}

    /**
     * It cannot be said yet.
     *
     * @param reason why not
     * @param message for the person on call
     * @param until when time alone will tell; empty otherwise
     * @param next when to decide anew; empty for the time that will tell, or for a regular pause
     * @param look whom to ask at once
     */
    record NotYet(
            Reason reason, String message, Optional<Instant> until, Optional<Instant> next, List<ObservedNode> look)
            implements Loss {}

    /**
     * It is lost.
     *
     * @param proof its process is dead; empty when it may still acknowledge writes
     */
    record Lost(Reason reason, Optional<FenceProof> proof) implements Loss {}

    static Loss judge(Situation s, PrimaryRef ref) {
        var proof = DeathProof.of(s, new Holder(ref.node(), ref.runId()));
        if (proof.isPresent()) {
            return new Lost(Reason.PRIMARY_DEAD, proof);
        }
        return s.shard()
                .node(ref.node())
                .map(node -> ofPresent(s, ref, node))
                .orElseGet(() -> new Lost(Reason.NODE_LOST, Optional.empty()));
    }

    private static Loss ofPresent(Situation s, PrimaryRef ref, ObservedNode node) {
        return switch (node.reach()) {
            case Reach.Answering a -> ofAnswer(ref, node, a.answer());
            case Reach.Unknown u ->
                wait(Reason.OBSERVATION_PENDING, node.name() + " has not been asked yet", Optional.empty(), List.of());
            case Reach.Garbled g ->
                wait(
                        Reason.PRIMARY_UNREACHABLE,
                        node.name() + " lives but answers: " + g.error(),
                        Optional.empty(),
                        List.of());
            case Reach.Silent silent -> ofSilence(s, node, silent);
            case Reach.Refused refused -> ofRefusal(s, node, refused);
        };
    }

    private static Loss ofAnswer(PrimaryRef ref, ObservedNode node, NodeAnswer answer) {
        if (!ref.runId().isEmpty() && !ref.runId().equals(answer.runId())) {
            return wait(
                    Reason.OBSERVATION_PENDING,
                    node.name() + " answers as another process and is asked again",
                    Optional.empty(),
                    List.of(node));
        }
        return answer.isPrimary() ? new None() : new Lost(Reason.ROLE_CHANGED, Optional.empty());
    }

    private static Loss ofSilence(Situation s, ObservedNode node, Reach.Silent silent) {
        var lostAt = silent.since().plus(s.policy().detectAfter());
        var message = node.name() + " has not answered since " + Timestamps.text(silent.since());
        if (s.now().isBefore(lostAt)) {
            var askAt = lostAt.minus(AHEAD);
            var due = !s.now().isBefore(askAt);
            return new NotYet(
                    Reason.PRIMARY_UNREACHABLE,
                    message,
                    Optional.of(lostAt),
                    Optional.of(due ? lostAt : askAt),
                    followersAskedBefore(s, node, due ? askAt : s.now().minus(Situation.FRESH)));
        }
        if (silent.questions() < 2) {
            return wait(Reason.PRIMARY_UNREACHABLE, message, Optional.of(s.now().plus(Situation.FRESH)), List.of());
        }
        return unlessHeard(s, node, lostAt);
    }

    /** Two refusals, and replicas that were asked after the first one, tell a dead process from a broken path. */
    private static Loss ofRefusal(Situation s, ObservedNode node, Reach.Refused refused) {
        var secondAt = refused.since().plus(REFUSALS_APART);
        var lostAt = refused.since().plus(s.policy().detectAfter());
        if (refused.refusals() >= 2 && !s.now().isBefore(lostAt)) {
            return unlessHeard(s, node, lostAt);
        }
        var due = !s.now().isBefore(secondAt);
        var look = new ArrayList<>(followersAskedBefore(s, node, refused.since().plusMillis(due ? 100 : 0)));
        if (due && refused.refusals() < 2) {
            look.add(node);
        }
        return wait(
                Reason.PRIMARY_UNREACHABLE,
                node.name() + " refuses connections since " + Timestamps.text(refused.since()),
                Optional.of(due ? s.now().plusMillis(10) : secondAt),
                look);
    }

    private static Loss unlessHeard(Situation s, ObservedNode node, Instant lostAt) {
        var stale = followersAskedBefore(s, node, s.now().minus(Situation.FRESH));
        if (!stale.isEmpty()) {
            return new NotYet(
                    Reason.OBSERVATION_PENDING,
                    "the replicas are asked whether they hear " + node.name(),
                    Optional.empty(),
                    Optional.of(s.now().plus(AHEAD)),
                    stale);
        }
        var hearing = s.others(node.id()).stream()
                .filter(n -> Situation.follows(n, node) && hears(n))
                .toList();
        return hearing.isEmpty()
                ? new Lost(Reason.PRIMARY_UNREACHABLE, Optional.empty())
                : seen(s, node, hearing, lostAt);
    }

    /** What they show may be the past for {@link #STILL_HEARD}, so until then they are asked at a faster pace. */
    private static Loss seen(Situation s, ObservedNode node, List<ObservedNode> hearing, Instant lostAt) {
        var pace = Duration.ofMillis(s.now().isBefore(lostAt.plus(STILL_HEARD)) ? 100 : 200);
        var old = s.now().minus(pace);
        return new NotYet(
                Reason.PRIMARY_SEEN_BY_REPLICAS,
                hearing.getFirst().name() + " still hears " + node.name()
                        + ": only the operator's own path to it is broken",
                Optional.empty(),
                Optional.of(s.now().plus(pace)),
                hearing.stream()
                        .filter(n -> !Situation.answeredAt(n).isAfter(old))
                        .toList());
    }

    private static boolean hears(ObservedNode node) {
        return node.answer()
                .map(NodeAnswer::replication)
                .filter(r -> r.linkUp() && r.lastIoSecondsAgo() <= 1)
                .isPresent();
    }

    private static List<ObservedNode> followersAskedBefore(Situation s, ObservedNode primary, Instant before) {
        return s.others(primary.id()).stream()
                .filter(n ->
                        Situation.follows(n, primary) && Situation.answeredAt(n).isBefore(before))
                .toList();
    }

    private static Loss wait(Reason reason, String message, Optional<Instant> until, List<ObservedNode> look) {
        return new NotYet(reason, message, until, Optional.empty(), look);
    }
}
