package dev.hearth.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.Reach;
import org.junit.jupiter.api.Test;

class NodeWatchStateGarbledTest {

    private final WatchScript watch = new WatchScript();

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
