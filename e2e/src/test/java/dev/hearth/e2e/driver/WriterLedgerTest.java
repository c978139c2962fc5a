package dev.hearth.e2e.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriterLedgerTest {
    private static final int WRITER = 3;

    @Test
    void aWriteThatWasNeverAcknowledgedIsNotMissedWhenTheServerLacksIt() {
        var ledger = new WriterLedger(WRITER, 2);
        acknowledge(ledger, 1_000);
        ledger.begin();

        assertThat(missing(ledger, stored(0))).isEmpty();
    }

    @Test
    void anAcknowledgedWriteThatTheServerLacksIsLostWithItsNumberAndTime() {
        var ledger = new WriterLedger(WRITER, 2);
        acknowledge(ledger, 1_000);
        acknowledge(ledger, 1_001);
        acknowledge(ledger, 1_002);

        assertThat(missing(ledger, stored(0, 2))).containsExactly(new LostWrite(WRITER, 1, 1_001));
    }

    @Test
    void everyAcknowledgedWriteIsLostWhenTheKeyDoesNotExist() {
        var ledger = new WriterLedger(WRITER, 2);
        acknowledge(ledger, 5);
        acknowledge(ledger, 6);

        assertThat(ledger.segments().getFirst().missingFrom(null, WRITER)).hasSize(2);
    }

    @Test
    void aStringThatEndsBeforeTheBitDoesNotHoldTheWrite() {
        var ledger = new WriterLedger(WRITER, 2);
        for (int i = 0; i < 100; i++) {
            acknowledge(ledger, i);
        }

        assertThat(ledger.segments().getFirst().missingFrom(new byte[] {-1}, WRITER))
                .hasSize(92);
    }

    @Test
    void theLedgerForgetsItsOldestSegmentAndSaysSoInsteadOfGrowing() {
        var ledger = new WriterLedger(WRITER, 2);
        for (int i = 0; i < 2 * Segment.WRITES + 1; i++) {
            acknowledge(ledger, i);
        }

        assertThat(ledger.segments()).extracting(Segment::index).containsExactly(1L, 2L);
        assertThat(ledger.forgottenWrites()).isEqualTo(Segment.WRITES);
        assertThat(ledger.acknowledgedWrites()).isEqualTo(2L * Segment.WRITES + 1);
    }

    @Test
    void aCopyTakenForAVerificationDoesNotSeeLaterAcknowledgements() {
        var ledger = new WriterLedger(WRITER, 2);
        acknowledge(ledger, 1);
        var copy = ledger.segments();
        acknowledge(ledger, 2);

        assertThat(copy.getFirst().acknowledgedWrites()).isEqualTo(1);
    }

    private static void acknowledge(WriterLedger ledger, long at) {
        ledger.acknowledge(ledger.begin(), at);
    }

    private static List<LostWrite> missing(WriterLedger ledger, byte[] stored) {
        return ledger.segments().getFirst().missingFrom(stored, WRITER);
    }

    /** As SETBIT leaves it: bit 0 is the most significant one of the first byte. */
    private static byte[] stored(int... bits) {
        var set = new BitSet();
        for (int bit : bits) {
            set.set((bit & ~7) + 7 - (bit & 7));
        }
        return set.toByteArray();
    }
}
