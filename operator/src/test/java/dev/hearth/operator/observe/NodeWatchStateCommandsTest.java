package dev.hearth.operator.observe;

import static dev.hearth.operator.observe.Answers.primary;
import static dev.hearth.operator.observe.Answers.replica;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.Reach;
import org.junit.jupiter.api.Test;

class NodeWatchStateCommandsTest {

    private final WatchScript watch = new WatchScript();

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
        watch.turn().answers(primary("run-a", 1)).after(1000).turn().after(600).tick();

        watch.expectChange().after(1).askNow();

        assertThat(watch.reach()).isEqualTo(watch.silent(0, 1000, 1));
    }

    @Test
    void aRefusingNodeStaysRefused() {
        watch.turn().answers(primary("run-a", 1)).breaks().refuses();

        watch.expectChange().askNow();

        assertThat(watch.reach()).isInstanceOf(Reach.Refused.class);
    }
}
