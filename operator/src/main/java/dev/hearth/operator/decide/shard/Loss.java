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

    /** It is there and is a primary. */
    record None() implements Loss {}

    /**
     * It cannot be said yet.
     *
     * @param reason why not
     * @param message for the person on call
     * @param until when time alone will tell; empty otherwise
     * @param look whom to ask at once
     */
    record NotYet(Reason reason, String message, Optional<Instant> until, List<ObservedNode> look) implements Loss {}

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
            case Reach.Silent silent -> ofSilence(s, node, silent.since(), silent.questions());
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

    private static Loss ofSilence(Situation s, ObservedNode node, Instant since, int questions) {
        var lostAt = since.plus(s.policy().detectAfter());
        if (s.now().isBefore(lostAt) || questions < 2) {
            var until = s.now().isBefore(lostAt) ? lostAt : s.now().plus(Situation.FRESH);
            return wait(
                    Reason.PRIMARY_UNREACHABLE,
                    node.name() + " has not answered since " + Timestamps.text(since),
                    Optional.of(until),
                    List.of());
        }
        return unlessHeard(s, node);
    }

    /** Two refusals, and replicas that were asked after the first one, tell a dead process from a broken path. */
    private static Loss ofRefusal(Situation s, ObservedNode node, Reach.Refused refused) {
        var secondAt = refused.since().plus(REFUSALS_APART);
        var lostAt = refused.since().plus(s.policy().detectAfter());
        if (refused.refusals() >= 2 && !s.now().isBefore(lostAt)) {
            return unlessHeard(s, node);
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

    private static Loss unlessHeard(Situation s, ObservedNode node) {
        var stale = followersAskedBefore(s, node, s.now().minus(Situation.FRESH));
        if (!stale.isEmpty()) {
            return wait(
                    Reason.OBSERVATION_PENDING,
                    "the replicas are asked whether they hear " + node.name(),
                    Optional.of(s.now().plusMillis(10)),
                    stale);
        }
        return s.others(node.id()).stream()
                .filter(n -> Situation.follows(n, node) && hears(n))
                .findFirst()
                .map(n -> wait(
                        Reason.PRIMARY_SEEN_BY_REPLICAS,
                        n.name() + " still hears " + node.name() + ": only the operator's own path to it is broken",
                        Optional.of(s.now().plusMillis(200)),
                        List.of()))
                .orElseGet(() -> new Lost(Reason.PRIMARY_UNREACHABLE, Optional.empty()));
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
        return new NotYet(reason, message, until, look);
    }
}
