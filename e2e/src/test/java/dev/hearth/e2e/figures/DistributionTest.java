package dev.hearth.e2e.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void percentilesAreValuesThatWereMeasured() {
        var values = Distribution.of(LongStream.rangeClosed(1, 10).boxed().toList());

        assertThat(values.median()).isEqualTo(5);
        assertThat(values.percentile(90)).isEqualTo(9);
        assertThat(values.percentile(99)).isEqualTo(10);
        assertThat(values.max()).isEqualTo(10);
    }

    @Test
    void nineOfTenWithinABoundAreCountedAsNine() {
        assertThat(Distribution.of(List.of(9_000L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L))
                        .within(8_000))
                .isEqualTo(9);
    }

    @Test
    void nothingMeasuredSaysSo() {
        assertThat(Distribution.of(List.of()).describe()).isEqualTo("not measured");
    }
}
