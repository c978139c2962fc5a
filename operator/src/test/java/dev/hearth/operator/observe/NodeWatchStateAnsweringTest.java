package dev.hearth.operator.observe;

import static dev.hearth.operator.observe.Answers.primary;
import static dev.hearth.operator.observe.Answers.replica;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.AttachedReplica;
import dev.hearth.operator.model.Reach;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeWatchStateAnsweringTest {

    private final WatchScript watch = new WatchScript();

    @Test
    void theFirstAnswerIsNews() {
        watch.turn().after(2).answers(primary("run-a", 100));

        assertThat(watch.reach()).isEqualTo(new Reach.Answering(primary("run-a", 100), watch.at(2), watch.at(2), -1));
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
