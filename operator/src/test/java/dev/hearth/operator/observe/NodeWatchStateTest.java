package dev.hearth.operator.observe;

import static dev.hearth.operator.observe.Answers.primary;
import static dev.hearth.operator.observe.Answers.replica;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.AttachedReplica;
import dev.hearth.operator.model.Reach;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NodeWatchStateTest {

    private final WatchScript watch = new WatchScript();

    @Nested
    class Answering {

        @Test
        void theFirstAnswerIsNews() {
            watch.turn().after(2).answers(primary("run-a", 100));

            assertThat(watch.reach())
                    .isEqualTo(new Reach.Answering(primary("run-a", 100), watch.at(2), watch.at(2), -1));
            assertThat(watch.tells()).isOne();
        }

        @Test
        void aMovingOffsetIsNoNewsButIsKnown() {
            watch.turn().answers(primary("run-a", 100)).fromHere();

            watch.after(1000).turn().answers(primary("run-a", 150));

            assertThat(watch.tells()).isZero();
            assertThat(watch.reach())
                    .isEqualTo(new Reach.Answering(primary("run-a", 150), watch.at(1000), watch.at(1000), 100));
        }

        @Test
        void anOffsetThatStandsStillShowsSinceWhen() {
            watch.turn().answers(primary("run-a", 100));
            watch.after(1000).turn().answers(primary("run-a", 100));
            watch.after(1000).turn().answers(primary("run-a", 100));

            assertThat(watch.reach())
                    .isEqualTo(new Reach.Answering(primary("run-a", 100), watch.at(2000), watch.at(0), 100));
        }

        @Test
        void aNewProcessIsNewsAndHasNoOffsetBefore() {
            watch.turn().answers(primary("run-a", 100)).fromHere();

            watch.after(1000).turn().answers(primary("run-b", 5));

            assertThat(watch.tells()).isOne();
            assertThat(((Reach.Answering) watch.reach()).previousOffset()).isEqualTo(-1);
        }

        @Test
        void aLinkThatGoesDownIsNews() {
            watch.turn().answers(replica("run-a", 100, true)).fromHere();

            watch.after(1000).turn().answers(replica("run-a", 100, false));

            assertThat(watch.tells()).isOne();
        }

        @Test
        void anotherFenceIsNews() {
            watch.turn().answers(primary("run-a", 1, List.of(), 1)).fromHere();

            watch.after(1000).turn().answers(primary("run-a", 1, List.of(), 0));

            assertThat(watch.tells()).isOne();
        }

        @Test
        void theFirstByteAReplicaReceivesAfterItsFullSyncIsNewsAndTheNextIsNot() {
            watch.turn().answers(primary("run-a", 1, attached(0, 0), 1)).fromHere();

            watch.after(1000).turn().answers(primary("run-a", 1, attached(14, 0), 1));
            assertThat(watch.tells()).isOne();
            watch.after(1000).turn().answers(primary("run-a", 1, attached(28, 1), 1));
            assertThat(watch.tells()).isOne();
        }

        @Test
        void aNodeIsAskedOnlyAtItsTurnAndNotWhileAQuestionWaits() {
            watch.turn().answers(primary("run-a", 1)).fromHere();

            watch.after(50).tick().after(50).tick();
            assertThat(watch.questions()).isZero();
            watch.after(900).turn().after(50).turn();
            assertThat(watch.questions()).isOne();
        }

        private List<AttachedReplica> attached(long offset, long lag) {
            return List.of(new AttachedReplica("10.0.0.2", 6379, true, offset, lag));
        }
    }

    private Reach silent(long since, long asked, int questions) {
        return new Reach.Silent(watch.at(since), watch.at(asked), questions, Optional.of(primary("run-a", 1)));
    }

    @Nested
    class Silent {

        @Test
        void aQuestionPastItsDeadlineMakesTheNodeSilentSinceItWasHeardLast() {
            watch.turn().after(2).answers(primary("run-a", 1)).after(998).turn().fromHere();

            watch.after(450).tick();
            assertThat(watch.reach()).isInstanceOf(Reach.Answering.class);
            watch.after(50).tick();

            assertThat(watch.reach()).isEqualTo(silent(2, 1000, 1));
            assertThat(watch.tells()).isOne();
        }

        @Test
        void everyUnansweredQuestionCountsAndOnlyTheSecondIsNews() {
            watch.turn().answers(primary("run-a", 1)).fromHere();

            watch.passTime(3_900);

            assertThat(watch.reach()).isEqualTo(silent(0, 1000, 4));
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

            assertThat(watch.reach()).isEqualTo(silent(0, 1000, 2));
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

            assertThat(watch.reach()).isEqualTo(silent(1200, 1200, 1));
        }

        @Test
        void theTimeInWhichACommandWasUnderWayIsNoSilence() {
            watch.turn().answers(replica("run-a", 1, true)).passTime(500).expectChange();

            watch.passTime(900).askNow().passTime(500);

            assertThat(watch.reach())
                    .isEqualTo(new Reach.Silent(
                            watch.at(1400), watch.at(1400), 1, Optional.of(replica("run-a", 1, true))));
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

            assertThat(watch.reach()).isEqualTo(silent(2000, 2000, 1));
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

    @Nested
    class Refused {

        @Test
        void aBrokenConnectionIsAReasonToLookAtOnceAndNoFinding() {
            watch.turn().answers(primary("run-a", 1)).fromHere();

            watch.after(13).breaks();

            assertThat(watch.questions()).isOne();
            assertThat(watch.reach()).isInstanceOf(Reach.Answering.class);
            assertThat(watch.tells()).isZero();
        }

        @Test
        void aRefusalAfterABrokenConnectionSaysThatItBroke() {
            watch.turn().answers(primary("run-a", 1)).fromHere();

            watch.after(10).breaks().fails().after(3).refuses();

            assertThat(watch.reach())
                    .isEqualTo(new Reach.Refused(watch.at(13), 1, true, Optional.of(primary("run-a", 1))));
            assertThat(watch.tells()).isOne();
        }

        @Test
        void aRefusalWithoutABrokenConnectionSaysSo() {
            watch.turn().answers(primary("run-a", 1)).passTime(4_000);

            watch.refuses();

            assertThat(((Reach.Refused) watch.reach()).connectionBroken()).isFalse();
        }

        @Test
        void theSecondLookComesAfterTwoHundredMillisecondsAndIsNews() {
            watch.turn().refuses().fromHere();

            watch.passTime(150);
            assertThat(watch.questions()).isZero();
            watch.passTime(50).refuses();

            assertThat(watch.reach()).isEqualTo(new Reach.Refused(watch.at(0), 2, false, Optional.empty()));
            assertThat(watch.tells()).isOne();
        }

        @Test
        void refusalsCloserTogetherCountOnce() {
            watch.turn().refuses();

            watch.after(20).askNow().after(1).refuses();
            watch.after(20).askNow().after(1).refuses();

            assertThat(((Reach.Refused) watch.reach()).refusals()).isOne();
        }

        @Test
        void theThirdRefusalIsNoNewsAndAfterFiveTheTurnSuffices() {
            watch.turn().refuses();
            for (var looks = 0; looks < 4; looks++) {
                watch.passTime(200).refuses();
            }
            assertThat(watch.tells()).isEqualTo(2);
            watch.fromHere();

            watch.passTime(150);

            assertThat(watch.questions()).isZero();
            assertThat(((Reach.Refused) watch.reach()).refusals()).isEqualTo(5);
        }

        @Test
        void anAnswerBeginsTheCountAnew() {
            watch.turn()
                    .answers(primary("run-a", 1))
                    .breaks()
                    .refuses()
                    .passTime(200)
                    .answers(primary("run-b", 1));

            watch.passTime(1_000).refuses();

            assertThat(((Reach.Refused) watch.reach()).refusals()).isOne();
            assertThat(((Reach.Refused) watch.reach()).connectionBroken()).isFalse();
        }

        @Test
        void aServerThatBreaksEveryConnectionIsNotAskedInACircle() {
            watch.turn().answers(primary("run-a", 1)).fromHere();

            for (var breaks = 0; breaks < 20; breaks++) {
                watch.after(1).breaks().fails();
            }

            assertThat(watch.questions()).isEqualTo(4);
        }

        @Test
        void aConnectThatIsResetWhileTheProcessDiesIsRepeatedAtOnce() {
            watch.turn().answers(primary("run-a", 1)).fromHere();

            watch.after(10).breaks().after(1).fails().after(1).refuses();

            assertThat(watch.questions()).isEqualTo(2);
            assertThat(watch.reach())
                    .isEqualTo(new Reach.Refused(watch.at(12), 1, true, Optional.of(primary("run-a", 1))));
        }
    }

    @Nested
    class Garbled {

        @Test
        void anErrorOfALivingServerIsNewsAndKeepsItsBeginning() {
            watch.turn().after(5).garbles("BUSY Redis is busy");
            watch.passTime(1_000).garbles("BUSY Redis is still busy");

            assertThat(watch.reach()).isEqualTo(new Reach.Garbled(watch.at(5), "BUSY Redis is still busy"));
            assertThat(watch.tells()).isOne();
        }

        @Test
        void anotherKindOfErrorIsNews() {
            watch.turn().garbles("BUSY x").passTime(1_000).garbles("NOAUTH y");

            assertThat(watch.tells()).isEqualTo(2);
        }

        @Test
        void itEndsASilence() {
            watch.turn().passTime(600).garbles("BUSY x");

            assertThat(watch.reach()).isInstanceOf(Reach.Garbled.class);
        }
    }

    @Nested
    class Commands {

        @Test
        void aCommandMakesTheReportUnknownUntilAQuestionAskedAfterItIsAnswered() {
            watch.turn().answers(replica("run-a", 1, true)).fromHere();

            watch.expectChange();
            assertThat(watch.reach()).isEqualTo(new Reach.Unknown());
            watch.after(5).askNow().after(2).answers(primary("run-a", 1));

            assertThat(watch.reach()).isInstanceOf(Reach.Answering.class);
            assertThat(watch.tells()).isOne();
        }

        @Test
        void theAnswerToAQuestionFromBeforeTheCommandIsVoid() {
            watch.turn().answers(replica("run-a", 1, true)).after(1000).turn();

            watch.expectChange().answersQuestion(2, replica("run-a", 1, true));
            assertThat(watch.reach()).isEqualTo(new Reach.Unknown());
            watch.askNow().answersQuestion(2, replica("run-a", 1, true));
            assertThat(watch.reach()).isEqualTo(new Reach.Unknown());
            watch.answersQuestion(3, primary("run-a", 1));

            assertThat(watch.reach()).isInstanceOf(Reach.Answering.class);
        }

        @Test
        void nobodyAsksWhileACommandIsUnderWay() {
            watch.turn().answers(replica("run-a", 1, true)).fromHere();

            watch.expectChange().passTime(1_500);

            assertThat(watch.questions()).isZero();
        }

        @Test
        void aCommandWhoseEndIsNeverToldDoesNotBlindTheWatchForEver() {
            watch.turn().answers(replica("run-a", 1, true)).expectChange().fromHere();

            watch.passTime(2_000).answers(primary("run-a", 1));

            assertThat(watch.reach()).isInstanceOf(Reach.Answering.class);
        }

        @Test
        void anAnswerThatSomebodyWaitsForIsToldEvenWhenItIsNoNews() {
            watch.turn().answers(primary("run-a", 1)).fromHere();

            watch.after(3).askNow().answers(primary("run-a", 2));
            watch.after(1000).turn().answers(primary("run-a", 3));

            assertThat(watch.tells()).isOne();
        }

        @Test
        void theAnswerToAnEarlierQuestionIsNotTheOneThatSomebodyWaitsFor() {
            watch.turn().answers(primary("run-a", 1)).after(1000).turn().fromHere();

            watch.after(3).askNow().answersQuestion(2, primary("run-a", 1));
            assertThat(watch.tells()).isZero();
            watch.answersQuestion(3, primary("run-a", 1));

            assertThat(watch.tells()).isOne();
        }

        @Test
        void aSilentNodeStaysSilentSinceTheSameMomentWhenACommandIsLeftInItsMailbox() {
            watch.turn()
                    .answers(primary("run-a", 1))
                    .after(1000)
                    .turn()
                    .after(600)
                    .tick();

            watch.expectChange().after(1).askNow();

            assertThat(watch.reach()).isEqualTo(silent(0, 1000, 1));
        }

        @Test
        void aRefusingNodeStaysRefused() {
            watch.turn().answers(primary("run-a", 1)).breaks().refuses();

            watch.expectChange().askNow();

            assertThat(watch.reach()).isInstanceOf(Reach.Refused.class);
        }
    }
}
