package dev.hearth.operator.decide.shard;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.Move;
import dev.hearth.operator.model.MoveKind;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.ObservedShard;
import dev.hearth.operator.model.Plan;
import dev.hearth.operator.model.PrimaryRef;
import dev.hearth.operator.model.ShardPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides the next pass of one shard. Pure: the same arguments give the same plan, so an operator that dies anywhere is
 * continued by the next one from what is recorded and what answers.
 *
 * <ol>
 *   <li>No primary on record: bootstrap.
 *   <li>A move whose new primary is on record: finish it.
 *   <li>A move under way: go on with it, or go back.
 *   <li>The primary is lost: fail over, or say why not yet.
 *   <li>The primary is there: hand over if asked to, else keep fence, replicas, marker and labels.
 * </ol>
 *
 * The caller does the actions in their order and asks for another plan after {@link Plan#nextCheck()}, or earlier when
 * a report or an object changed. A plan whose first {@link Action.Record} fails has had no effect.
 */
public final class ShardPlanner {

    /**
     * @param shard the shard as observed; every report in it is younger than the last command to its node
     * @param policy what the spec asks for
     * @param request a planned move that somebody wants; asked again in every pass until the primary is another
     * @param now the instant of the decision
     */
    public Plan plan(ObservedShard shard, ShardPolicy policy, Optional<SwitchoverRequest> request, Instant now) {
        var s = new Situation(shard, policy, request, now);
        var draft = new Draft(Learning.from(s));
        decide(s, draft);
        return draft.toPlan();
    }

    private static void decide(Situation s, Draft draft) {
        var ref = draft.shard().primary();
        if (ref.isEmpty()) {
            Bootstrap.plan(s, draft);
            return;
        }
        var move = draft.shard().move();
        if (move.isPresent() && finishing(move.get(), ref.get())) {
            finish(s, draft, move.get(), ref.get());
        } else if (move.isPresent() && move.get().kind() == MoveKind.FAILOVER) {
            FailoverPass.proceed(s, draft, move.get());
        } else {
            attend(s, draft, ref.get());
        }
    }

    /** The record already names the new primary: it is one, or is to become one. */
    private static boolean finishing(Move move, PrimaryRef ref) {
        return move.to().filter(ref.node()::equals).isPresent() && move.proof().isPresent();
    }

    private static void finish(Situation s, Draft draft, Move move, PrimaryRef ref) {
        var answer = s.primaryAnswer();
        if (answer.isPresent() && answer.get().isPrimary()) {
            Promotion.settle(s, draft, move);
            keep(s, draft, s.primary().orElseThrow());
        } else if (answer.isPresent() && !answer.get().loading()) {
            Promotion.again(s, draft, s.primary().orElseThrow(), move);
        } else {
            lost(s, draft, ref);
        }
    }

    private static void attend(Situation s, Draft draft, PrimaryRef ref) {
        var primary = s.primary();
        if (primary.isPresent() && Loss.judge(s, ref) instanceof Loss.None) {
            var move = draft.shard().move();
            if (move.isPresent()) {
                Switchover.proceed(s, draft, move.get(), primary.get());
            } else if (!Switchover.begin(s, draft, primary.get())) {
                keep(s, draft, primary.get());
            }
        } else {
            lost(s, draft, ref);
        }
    }

    private static void lost(Situation s, Draft draft, PrimaryRef ref) {
        switch (Loss.judge(s, ref)) {
            case Loss.Lost lost -> Failover.begin(s, draft, lost);
            case Loss.NotYet notYet -> {
                notYet.look().forEach(n -> draft.look(n, notYet.reason()));
                notYet.until()
                        .ifPresentOrElse(
                                t -> draft.holdUntil(Failover.PROMOTE, notYet.reason(), notYet.message(), t),
                                () -> draft.hold(Failover.PROMOTE, notYet.reason(), notYet.message()));
                draft.checkIn(notYet.next()
                        .or(notYet::until)
                        .map(t -> Duration.between(s.now(), t))
                        .orElse(pause(notYet.reason())));
            }
            case Loss.None none -> draft.checkIn(Duration.ofMillis(10));
        }
    }

    private static Duration pause(Reason reason) {
        return reason == Reason.OBSERVATION_PENDING ? Duration.ofMillis(10) : Duration.ofMillis(500);
    }

    private static void keep(Situation s, Draft draft, ObservedNode primary) {
        FenceCare.plan(s, draft, primary);
        RoleLabels.plan(s, draft, primary);
        Strays.plan(s, draft, primary);
        Attachment.plan(s, draft, primary);
        EpochMarking.plan(s, draft, primary);
    }
}
