package dev.hearth.operator.observe;

import static dev.hearth.operator.observe.Answers.primary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.Reach;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeWatchStateRefusedTest {

    private final WatchScript watch = new WatchScript();

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

        assertThat(watch.reach()).isEqualTo(new Reach.Refused(watch.at(13), 1, true, Optional.of(primary("run-a", 1))));
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
        assertThat(watch.reach()).isEqualTo(new Reach.Refused(watch.at(12), 1, true, Optional.of(primary("run-a", 1))));
    }
}
