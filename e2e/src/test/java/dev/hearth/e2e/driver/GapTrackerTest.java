package dev.hearth.e2e.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GapTrackerTest {
    private final GapTracker gaps = new GapTracker(100);

    @Test
    void nothingIsAnOutageBeforeTheFirstAcknowledgement() {
        assertThat(gaps.begunBy(60_000)).isEmpty();
        assertThat(gaps.acknowledged(60_000)).isEmpty();
        assertThat(gaps.outages()).isEmpty();
    }

    @Test
    void anOutageReachesFromTheLastAcknowledgementBeforeItToTheFirstAfterIt() {
        gaps.acknowledged(1_000);
        gaps.acknowledged(1_010);

        assertThat(gaps.acknowledged(1_310)).contains(new Outage(1_010, 1_310));
        assertThat(gaps.outages()).extracting(Outage::gapMillis).containsExactly(300L);
    }

    @Test
    void aGapBelowTheThresholdIsNoOutageButCountsForTheLongestGap() {
        gaps.acknowledged(1_000);

        assertThat(gaps.acknowledged(1_099)).isEmpty();
        assertThat(gaps.longestGapMillis()).isEqualTo(99);
    }

    @Test
    void theBeginningOfAnOutageIsToldOnceUntilWritesComeBack() {
        gaps.acknowledged(1_000);

        assertThat(gaps.begunBy(1_099)).isEmpty();
        assertThat(gaps.begunBy(1_100)).hasValue(1_000);
        assertThat(gaps.begunBy(1_200)).isEmpty();
        gaps.acknowledged(1_300);
        assertThat(gaps.begunBy(1_500)).hasValue(1_300);
    }

    @Test
    void acknowledgementsThatArriveOutOfOrderDoNotMakeAGap() {
        gaps.acknowledged(1_000);
        gaps.acknowledged(1_050);
        gaps.acknowledged(1_020);

        assertThat(gaps.acknowledged(1_140)).isEmpty();
        assertThat(gaps.openGapMillis(1_140)).isZero();
    }

    @Test
    void theNumberOfRememberedOutagesIsBoundedAndTheLongestGapOutlivesThem() {
        gaps.acknowledged(0);
        gaps.acknowledged(5_000);
        for (int i = 1; i <= GapTracker.MAX_OUTAGES; i++) {
            gaps.acknowledged(5_000 + 200L * i);
        }

        assertThat(gaps.outages()).hasSize(GapTracker.MAX_OUTAGES);
        assertThat(gaps.outages()).extracting(Outage::gapMillis).containsOnly(200L);
        assertThat(gaps.longestGapMillis()).isEqualTo(5_000);
    }

    @Test
    void eachSecondsLongestGapIsToldOnceHoweverShort() {
        gaps.acknowledged(1_000);
        gaps.acknowledged(1_030);
        gaps.acknowledged(1_040);

        assertThat(gaps.takeLongestGapMillis()).isEqualTo(30);
        assertThat(gaps.takeLongestGapMillis()).isZero();
        assertThat(gaps.longestGapMillis()).isEqualTo(30);
    }
}
