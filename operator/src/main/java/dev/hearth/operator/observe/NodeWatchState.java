package dev.hearth.operator.observe;

import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The watch of one node as a state machine: what happens goes in together with the time, what is known and what is to be
 * done comes out. No threads, no clock, no I/O; not thread-safe.
 */
final class NodeWatchState {

    /** A server that is silent gets no more than these questions at a time. */
    static final int MAX_OUTSTANDING = 4;

    private static final int QUICK_LOOKS = 3;
    /** Unanswered questions in a row; from here on a regular turn suffices. */
    private static final int ENOUGH = 2;

    private static final long NEVER = Long.MAX_VALUE;

    private final WatchTimes times;
    private final Silence silence = new Silence();
    private final AnswerHistory history = new AnswerHistory();

    private Reach reach = new Reach.Unknown();
    private ReachFacts told = ReachFacts.of(reach);
    private long lastQuestion;
    private long firstValid = 1;
    private long lastAnswered;
    private long loudFrom = NEVER;
    private int outstanding;
    private int quickLooks;
    private boolean lookSoon;
    private long lookAtNanos;
    private @Nullable Moment expectingSince;
    private @Nullable Moment lastLoss;
    private boolean connectionBroken;
    private @Nullable Moment refusedSince;
    private @Nullable Moment lastRefusal;
    private int refusals;

    NodeWatchState(WatchTimes times) {
        this.times = times;
    }

    Reach reach() {
        return reach;
    }

    /** @param turn whether this is the node's own turn to be asked; otherwise only deadlines are looked at */
    List<WatchEffect> tick(Moment now, boolean turn) {
        if (!turn && !lookSoon && expectingSince == null && silence.nothingOpen()) {
            return List.of();
        }
        var effects = new ArrayList<WatchEffect>(2);
        if (silence.judge(now, times.deadline())) {
            silence.reach(history.last()).ifPresent(silent -> become(silent, effects));
        }
        if (expectingSince != null
                && now.nanos() - expectingSince.nanos() >= times.expecting().toNanos()) {
            endExpecting();
            lookSoon(now, 0);
        }
        if (silence.longerThan(times.dropAfter(), now)) {
            silence.dropped();
            effects.add(new WatchEffect.Drop());
            if (expectingSince == null) {
                send(now, effects); // beyond the bound for a moment: closing the connection ends the others
            }
        } else if (isDue(now, turn)) {
            ask(now, effects);
        }
        return effects;
    }

    private boolean isDue(Moment now, boolean turn) {
        if (expectingSince != null) {
            return false;
        }
        var soon = lookSoon && now.nanos() - lookAtNanos >= 0;
        return silence.worthAnother(now, times.askAgain()) || (turn || soon) && !silence.pending();
    }

    List<WatchEffect> answered(long question, NodeAnswer answer, Moment now) {
        outstanding--;
        if (isVoid(question)) {
            return List.of();
        }
        heard(question, now);
        connectionBroken = false;
        history.add(answer, now);
        return report(question, history.answering());
    }

    /** The kernel at the address refused the connection. */
    List<WatchEffect> refused(long question, Moment now) {
        outstanding--;
        if (isVoid(question)) {
            return List.of();
        }
        var before = lastRefusal;
        var first = refusedSince == null ? now : refusedSince;
        var count = refusals;
        if (before == null || now.nanos() - before.nanos() >= times.recheck().toNanos()) {
            count++;
            before = now;
        }
        heard(question, now);
        refusedSince = first;
        lastRefusal = before;
        refusals = count;
        if (count < times.quickRefusals()) {
            lookSoon(now, times.recheck().toNanos());
        }
        return report(question, new Reach.Refused(first.at(), count, connectionBroken, history.last()));
    }

    /** A living server answered with an error. */
    List<WatchEffect> garbled(long question, String error, Moment now) {
        outstanding--;
        if (isVoid(question)) {
            return List.of();
        }
        heard(question, now);
        connectionBroken = false;
        var since = reach instanceof Reach.Garbled garbled ? garbled.since() : now.at();
        return report(question, new Reach.Garbled(since, error));
    }

    /**
     * The question ended without saying anything of the node. Right after a loss the kernel may still be taking a dead
     * process apart: it accepts and resets, and refuses a moment later; so the next look does not wait then.
     */
    List<WatchEffect> failed(long question, Moment now) {
        var effects = new ArrayList<WatchEffect>(1);
        outstanding--;
        silence.ended(question);
        if (quickLooks > 0 && question == lastQuestion && expectingSince == null) {
            quickLooks--;
            ask(now, effects);
        } else if (!(reach instanceof Reach.Silent silent) || silent.questions() < ENOUGH) {
            lookSoon(now, times.recheck().toNanos());
        }
        return effects;
    }

    /** The question never left. */
    List<WatchEffect> notAsked(long question, Moment now) {
        outstanding--;
        silence.withdrawn(question);
        lookSoon(now, times.recheck().toNanos());
        return List.of();
    }

    /** The established connection broke: a reason to look, not a finding. */
    List<WatchEffect> lost(Moment now) {
        var effects = new ArrayList<WatchEffect>(1);
        connectionBroken = history.last().isPresent();
        silence.lost(now);
        var before = lastLoss;
        lastLoss = now;
        if (before != null && now.nanos() - before.nanos() < times.recheck().toNanos()) {
            lookSoon(now, times.recheck().toNanos());
        } else if (expectingSince == null) {
            quickLooks = QUICK_LOOKS;
            ask(now, effects);
        }
        return effects;
    }

    /**
     * A command is about to be sent. What a reachable node said is void; that one is silent or refuses cannot become untrue
     * by a command.
     */
    List<WatchEffect> expectChange(Moment now) {
        endExpecting();
        expectingSince = now;
        if (!(reach instanceof Reach.Silent) && !(reach instanceof Reach.Refused)) {
            reach = new Reach.Unknown();
            told = ReachFacts.of(reach);
        }
        return List.of();
    }

    /** Somebody waits for the answer to a question asked from now on, and is told of it even when it is no news. */
    List<WatchEffect> askNow(Moment now) {
        var effects = new ArrayList<WatchEffect>(1);
        if (expectingSince != null) {
            endExpecting();
        }
        loudFrom = Math.min(loudFrom, lastQuestion + 1);
        ask(now, effects);
        return effects;
    }

    private void ask(Moment now, List<WatchEffect> effects) {
        if (outstanding >= MAX_OUTSTANDING) {
            lookSoon(now, times.recheck().toNanos());
        } else {
            send(now, effects);
        }
    }

    private void send(Moment now, List<WatchEffect> effects) {
        lookSoon = false;
        outstanding++;
        lastQuestion++;
        silence.asked(new OpenQuestion(lastQuestion, now));
        effects.add(new WatchEffect.Ask(lastQuestion));
    }

    private boolean isVoid(long question) {
        return question < firstValid || question < lastAnswered || expectingSince != null;
    }

    private void endExpecting() {
        expectingSince = null;
        firstValid = lastQuestion + 1;
        silence.voided();
    }

    /** There is somebody, or the kernel spoke for him: silence is over, and so are refusals unless this is one. */
    private void heard(long question, Moment now) {
        lastAnswered = question;
        silence.broken(question, now);
        lookSoon = false;
        quickLooks = 0;
        refusedSince = null;
        lastRefusal = null;
        refusals = 0;
    }

    private void lookSoon(Moment now, long inNanos) {
        var at = now.nanos() + inNanos;
        lookAtNanos = lookSoon && lookAtNanos - at < 0 ? lookAtNanos : at;
        lookSoon = true;
    }

    private List<WatchEffect> report(long question, Reach next) {
        var effects = new ArrayList<WatchEffect>(1);
        become(next, effects);
        if (question >= loudFrom) {
            loudFrom = NEVER;
            if (effects.isEmpty()) {
                effects.add(new WatchEffect.Tell());
            }
        }
        return effects;
    }

    private void become(Reach next, List<WatchEffect> effects) {
        reach = next;
        var facts = ReachFacts.of(next);
        if (!facts.equals(told)) {
            told = facts;
            effects.add(new WatchEffect.Tell());
        }
    }

    /** What it said last, across voids and silences. */
    Optional<NodeAnswer> last() {
        return history.last();
    }
}
