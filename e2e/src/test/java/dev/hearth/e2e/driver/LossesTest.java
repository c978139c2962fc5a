package dev.hearth.e2e.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LossesTest {
    private static final List<Outage> OUTAGES = List.of(new Outage(1_000, 1_500), new Outage(9_000, 9_700));

    @Test
    void aLostWriteIsAsOldAsItsAcknowledgementWasBeforeTheOutageThatFollowed() {
        var losses = Losses.of(10, List.of(new LostWrite(0, 1, 998), new LostWrite(0, 2, 8_990)), OUTAGES);

        assertThat(losses.lost()).isEqualTo(2);
        assertThat(losses.oldestAgeMillis()).isEqualTo(10);
    }

    @Test
    void aLossWithoutAnOutageHasNoAge() {
        assertThat(Losses.of(10, List.of(new LostWrite(0, 1, 9_800)), OUTAGES).oldestAgeMillis())
                .isZero();
    }

    @Test
    void allLossesAreCountedButOnlyTheFirstAreListed() {
        var lost = LongStream.range(0, 5_000)
                .mapToObj(sequence -> new LostWrite(0, sequence, sequence))
                .toList();

        var losses = Losses.of(10_000, lost, List.of());

        assertThat(losses.lost()).isEqualTo(5_000);
        assertThat(losses.examples()).hasSize(Losses.MAX_EXAMPLES);
    }
}
