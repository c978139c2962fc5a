package dev.hearth.operator.observe;

import static dev.hearth.operator.observe.Answers.primary;
import static dev.hearth.operator.observe.Answers.replica;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.Reach;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeWatchStateSilentTest {

    private final WatchScript watch = new WatchScript();

    @Test
    void aQuestionPastItsDeadlineMakesTheNodeSilentSinceItWasHeardLast() {
        watch.turn().after(2).answers(primary("run-a", 1)).after(998).turn().fromHere();

        watch.after(450).tick();
        assertThat(watch.reach()).isInstanceOf(Reach.Answering.class);
        watch.after(50).tick();

        assertThat(watch.reach()).isEqualTo(watch.silent(2, 1000, 1));
        assertThat(watch.tells()).isOne();
    }

    @Test
    void everyUnansweredQuestionCountsAndOnlyTheSecondIsNews() {
        watch.turn().answers(primary("run-a", 1)).fromHere();

        watch.passTime(3_900);

        assertThat(watch.reach()).isEqualTo(watch.silent(0, 1000, 4));
        assertThat(watch.tells()).isEqualTo(2);
        assertThat(watch.drops()).isZero();
    }

    @Test
    void twoAnswersAreMissingBeforeTheRoundIsOver() {
        watch.turn().answers(primary("run-a", 1)).passTime(1_000).fromHere();

        watch.passTime(250);
        assertThat(watch.questions()).isZero();
        watch.passTime(50);
        assertThat(watch.questions()).isOne();
        watch.passTime(500);

        assertThat(watch.reach()).isEqualTo(watch.silent(0, 1000, 2));
        assertThat(watch.questions()).isOne();
    }

    @Test
    void aServerThatStopsForLessThanTheDeadlineAgainAndAgainIsNeverSilent() {
        watch.turn().answers(primary("run-a", 1)).fromHere();

        for (var rounds = 0; rounds < 20; rounds++) {
            watch.passTime(450).answers(primary("run-a", 1));
        }

        assertThat(watch.tells()).isZero();
        assertThat(watch.reach()).isInstanceOf(Reach.Answering.class);
    }

    @Test
    void anAnswerToAnEarlierQuestionGivesTheLaterOneItsFullTime() {
        watch.turn().answers(primary("run-a", 1)).passTime(1_300).fromHere();

        watch.after(150).answersQuestion(2, primary("run-a", 2));
        watch.passTime(450);
        assertThat(watch.reach()).isInstanceOf(Reach.Answering.class);
        watch.passTime(50);

        assertThat(watch.reach())
                .isEqualTo(new Reach.Silent(watch.at(1450), watch.at(1450), 1, Optional.of(primary("run-a", 2))));
    }

    @Test
    void aWatchThatIsLateItselfAsksNobodyTwice() {
        watch.turn().answers(primary("run-a", 1)).passTime(1_000).fromHere();

        watch.late().passTime(900);

        assertThat(watch.questions()).isZero();
    }

    @Test
    void aNodeThatWasNeverHeardIsAskedOnceARound() {
        watch.turn().fromHere();

        watch.passTime(950);

        assertThat(watch.questions()).isZero();
    }

    @Test
    void theTimeInWhichNobodyCouldAskIsNoSilence() {
        watch.turn().answers(primary("run-a", 1)).passTime(1_000).neverLeaves();

        watch.passTime(200).passTime(500);

        assertThat(watch.reach()).isEqualTo(watch.silent(1200, 1200, 1));
    }

    @Test
    void theTimeInWhichACommandWasUnderWayIsNoSilence() {
        watch.turn().answers(replica("run-a", 1, true)).passTime(500).expectChange();

        watch.passTime(900).askNow().passTime(500);

        assertThat(watch.reach())
                .isEqualTo(new Reach.Silent(watch.at(1400), watch.at(1400), 1, Optional.of(replica("run-a", 1, true))));
    }

    @Test
    void aNodeThatNeverAnsweredIsSilentTooWithNothingSaidLast() {
        watch.turn().passTime(600);

        assertThat(watch.reach()).isEqualTo(new Reach.Silent(watch.at(0), watch.at(0), 1, Optional.empty()));
    }

    @Test
    void aQuestionAskedBeforeTheWatchWasLateSaysNothing() {
        watch.turn().answers(primary("run-a", 1)).after(1000).turn().fromHere();

        watch.after(600).late().tick();

        assertThat(watch.reach()).isInstanceOf(Reach.Answering.class);
        assertThat(watch.tells()).isZero();
    }

    @Test
    void afterTheWatchWasLateTheNextQuestionCountsAgain() {
        watch.turn().answers(primary("run-a", 1)).passTime(1000).late();

        watch.passTime(1000);
        assertThat(watch.reach()).isInstanceOf(Reach.Answering.class);
        watch.passTime(500);

        assertThat(watch.reach()).isEqualTo(watch.silent(2000, 2000, 1));
    }

    @Test
    void aLateAnswerEndsTheSilence() {
        watch.turn()
                .answers(primary("run-a", 1))
                .after(1000)
                .turn()
                .after(700)
                .tick()
                .fromHere();

        watch.after(300).answers(primary("run-a", 9));

        assertThat(watch.reach()).isInstanceOf(Reach.Answering.class);
        assertThat(watch.tells()).isOne();
        watch.passTime(5_000);
        assertThat(((Reach.Silent) watch.reach()).since()).isEqualTo(watch.at(2000));
    }

    @Test
    void theConnectionIsDroppedAfterThreeSecondsAndAnotherOneTriedAtOnce() {
        watch.turn().answers(primary("run-a", 1)).passTime(1000).fromHere();

        watch.passTime(2_950);
        assertThat(watch.drops()).isZero();
        var before = watch.questions();
        watch.passTime(50);

        assertThat(watch.drops()).isOne();
        assertThat(watch.questions()).isEqualTo(before + 1);
    }

    @Test
    void afterADropTheNextConnectionHasThreeSecondsOfItsOwn() {
        watch.turn().answers(primary("run-a", 1)).passTime(4_000).fromHere();
        for (var old = 0; old < 3; old++) {
            watch.fails();
        }

        watch.passTime(2_900);

        assertThat(watch.drops()).isZero();
    }

    @Test
    void connectsThatTimeOutAreSilenceToo() {
        watch.turn();
        for (var tries = 0; tries < 4; tries++) {
            watch.after(500).fails().passTime(200);
        }

        assertThat(watch.reach()).isInstanceOf(Reach.Silent.class);
        assertThat(((Reach.Silent) watch.reach()).since()).isEqualTo(watch.at(0));
        assertThat(((Reach.Silent) watch.reach()).questions()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aNodeOutOfReachIsTriedAtItsTurnOnlyOnceThatIsKnown() {
        watch.turn();
        for (var tries = 0; tries < 4; tries++) {
            watch.after(500).fails().passTime(200);
        }
        watch.fromHere();

        for (var seconds = 0; seconds < 10; seconds++) {
            watch.fails().passTime(1_000);
        }

        assertThat(watch.questions()).isLessThanOrEqualTo(11);
    }

    @Test
    void aQuestionThatNeverLeftIsNotSilence() {
        watch.turn();
        for (var tries = 0; tries < 10; tries++) {
            watch.neverLeaves().passTime(200);
        }

        assertThat(watch.reach()).isInstanceOf(Reach.Unknown.class);
        assertThat(watch.questions()).isEqualTo(11);
    }

    @Test
    void aSilentNodeGetsNoMoreThanFourQuestionsAtATime() {
        watch.turn();
        for (var passes = 0; passes < 50; passes++) {
            watch.after(10).askNow();
        }

        assertThat(watch.questions()).isEqualTo(NodeWatchState.MAX_OUTSTANDING);
        watch.passTime(600);
        assertThat(watch.reach()).isInstanceOf(Reach.Silent.class);
    }
}
