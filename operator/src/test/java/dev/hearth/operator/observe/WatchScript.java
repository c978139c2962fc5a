package dev.hearth.operator.observe;

import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays events to one node's watch on a clock of its own and notes what the watch wants done. */
final class WatchScript {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final NodeWatchState state = new NodeWatchState(WatchTimes.defaults());
    private final List<WatchEffect> effects = new ArrayList<>();
    private long millis;
    private long lateMillis = -1;

    /** Moves the clock without anything happening. */
    WatchScript after(long more) {
        millis += more;
        return this;
    }

    /** The watch itself was late just now. */
    WatchScript late() {
        lateMillis = millis;
        return this;
    }

    WatchScript turn() {
        return note(state.tick(now(), true));
    }

    WatchScript tick() {
        return note(state.tick(now(), false));
    }

    /** Ticks every 50 ms as the ticker does, with a turn each second, until so much time has passed. */
    WatchScript passTime(long more) {
        for (var end = millis + more; millis < end; ) {
            millis += 50;
            note(state.tick(now(), millis % 1000 == 0));
        }
        return this;
    }

    WatchScript answers(NodeAnswer answer) {
        return note(state.answered(lastQuestion(), answer, now()));
    }

    WatchScript answersQuestion(long number, NodeAnswer answer) {
        return note(state.answered(number, answer, now()));
    }

    WatchScript refuses() {
        return note(state.refused(lastQuestion(), now()));
    }

    WatchScript garbles(String error) {
        return note(state.garbled(lastQuestion(), error, now()));
    }

    WatchScript fails() {
        return note(state.failed(lastQuestion(), now()));
    }

    WatchScript neverLeaves() {
        return note(state.notAsked(lastQuestion(), now()));
    }

    WatchScript breaks() {
        return note(state.lost(now()));
    }

    WatchScript expectChange() {
        return note(state.expectChange(now()));
    }

    WatchScript askNow() {
        return note(state.askNow(now()));
    }

    Reach reach() {
        return state.reach();
    }

    Instant at(long millisSinceStart) {
        return START.plusMillis(millisSinceStart);
    }

    long questions() {
        return effects.stream().filter(WatchEffect.Ask.class::isInstance).count();
    }

    long tells() {
        return effects.stream().filter(WatchEffect.Tell.class::isInstance).count();
    }

    long drops() {
        return effects.stream().filter(WatchEffect.Drop.class::isInstance).count();
    }

    /** Forgets what was noted so far, so that the next figures speak of the next events. */
    WatchScript fromHere() {
        questionsBefore = lastQuestion();
        effects.clear();
        return this;
    }

    private long questionsBefore;

    private long lastQuestion() {
        return effects.stream()
                .filter(WatchEffect.Ask.class::isInstance)
                .mapToLong(effect -> ((WatchEffect.Ask) effect).question())
                .reduce(questionsBefore, (before, number) -> number);
    }

    private WatchScript note(List<WatchEffect> more) {
        effects.addAll(more);
        return this;
    }

    private Moment now() {
        return new Moment(
                START.plusMillis(millis),
                Duration.ofMillis(millis).toNanos(),
                Duration.ofMillis(lateMillis).toNanos());
    }

    /** What the script's process is after it was heard last as a primary at offset 1. */
    Reach silent(long since, long asked, int questions) {
        return new Reach.Silent(at(since), at(asked), questions, Optional.of(Answers.primary("run-a", 1)));
    }
}
