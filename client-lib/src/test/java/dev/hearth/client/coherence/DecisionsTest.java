package dev.hearth.client.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.client.cell.Cell;
import dev.hearth.client.cell.CellWriter;
import dev.hearth.client.cell.Hash64;
import dev.hearth.client.cell.Kind;
import dev.hearth.client.coherence.Judgement.Rules;
import dev.hearth.client.coherence.Judgement.Stale;
import dev.hearth.client.coherence.Judgement.Usable;
import dev.hearth.client.port.LogEntry.Barrier;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a cell is good for, when to refresh, how long to wait, when to give up. */
class DecisionsTest {

    private static final long MS = 1_000_000;
    private static final ClusterTime AT_1000 = new ClusterTime(1, 0, 1_000, 2, 3);

    private static Judgement judge(Cell cell, long ttl, long stale, Barriers barriers) {
        return new Rules(AT_1000, 0, barriers, ttl, stale).judge(cell, "products", "product:1");
    }

    private static Cell value(long loadStart, long fresh, int era, String... tags) {
        var hashes = List.of(tags).stream().mapToLong(Hash64::of).toArray();
        return cell(CellWriter.of(Kind.VALUE)
                .loadStart(loadStart)
                .freshMillis(fresh)
                .era(era)
                .tags(hashes));
    }

    private static Cell cell(CellWriter writer) {
        return Objects.requireNonNull(Cell.parse(writer.bytes()));
    }

    @Test
    void aValueIsJudgedAtTheLatestPossibleNow() {
        // 1000 + 2 error + 3 slack - 900 = 105 ms old at worst.
        assertThat(judge(value(900, 200, 1), 500, 0, Barriers.NONE)).isEqualTo(new Usable(95, 200));
        assertThat(judge(value(900, 105, 1), 500, 0, Barriers.NONE)).isEqualTo(new Judgement.Void(900));
    }

    @Test
    void aTtlThatWasShortenedHoldsForWhatIsStored() {
        assertThat(judge(value(900, 200, 1), 110, 0, Barriers.NONE)).isEqualTo(new Usable(5, 110));
        assertThat(judge(value(900, 200, 1), 100, 0, Barriers.NONE)).isInstanceOf(Judgement.Void.class);
    }

    @Test
    void tooOldIsStaleOnlyWithinWhatTheClassAllows() {
        assertThat(judge(value(900, 100, 1), 500, 10, Barriers.NONE)).isInstanceOf(Stale.class);
        assertThat(judge(value(900, 100, 1), 500, 5, Barriers.NONE)).isInstanceOf(Judgement.Void.class);
    }

    @Test
    void aStampOfAnotherEraMeansNothing() {
        assertThat(judge(value(900, 200, 2), 500, 1_000, Barriers.NONE)).isInstanceOf(Judgement.Void.class);
    }

    @Test
    void damagedBytesAreNotServed() {
        var bytes = CellWriter.of(Kind.VALUE)
                .loadStart(900)
                .freshMillis(200)
                .era(1)
                .payload(new byte[] {1})
                .bytes();
        bytes[bytes.length - 1] = 2;

        assertThat(judge(Objects.requireNonNull(Cell.parse(bytes)), 500, 0, Barriers.NONE))
                .isInstanceOf(Judgement.Void.class);
    }

    @Test
    void aWrittenBackValueIsServedWhateverItsAge() {
        assertThat(judge(cell(CellWriter.of(Kind.VALUE).flags(Cell.DIRTY)), 500, 0, Barriers.NONE))
                .isInstanceOf(Usable.class);
        assertThat(judge(cell(CellWriter.of(Kind.DELETED).flags(Cell.DIRTY)), 500, 0, Barriers.NONE))
                .isInstanceOf(Judgement.Deleted.class);
    }

    @Test
    void leasesAndNotesAreNoValues() {
        assertThat(judge(cell(CellWriter.of(Kind.LEASE).token(1)), 500, 0, Barriers.NONE))
                .isInstanceOf(Judgement.Void.class);
        assertThat(judge(cell(CellWriter.of(Kind.FAILED)), 500, 0, Barriers.NONE))
                .isInstanceOf(Judgement.Void.class);
    }

    @Test
    void barriersVoidByClassTagAndPrefixUpToAndIncludingTheirTime() {
        for (var name : List.of(Barriers.ofClass("products"), Barriers.ofTag("red"), Barriers.ofPrefix("product:"))) {
            var barriers = Barriers.NONE.with(List.of(new Barrier(name, 950)));
            assertThat(judge(value(950, 500, 1, "red"), 500, 500, barriers))
                    .as(name)
                    .isInstanceOf(Judgement.Void.class);
            assertThat(judge(value(951, 500, 1, "red"), 500, 0, barriers))
                    .as(name)
                    .isInstanceOf(Usable.class);
        }
        var others = Barriers.NONE.with(List.of(
                new Barrier("c:other", 999),
                new Barrier("t:blue", 999),
                new Barrier("x:user:", 999),
                new Barrier("?", 9)));
        assertThat(judge(value(950, 500, 1, "red"), 500, 0, others)).isInstanceOf(Usable.class);
    }

    @Test
    void barriersOnlyRise() {
        var barriers =
                Barriers.NONE.with(List.of(new Barrier("c:products", 950))).with(List.of(new Barrier("c:products", 5)));

        assertThat(judge(value(900, 500, 1), 500, 0, barriers)).isInstanceOf(Judgement.Void.class);
    }

    @Test
    void refreshesAreElectedInTheWindowOnlyAndSurelyAtTheEnd() {
        assertThat(RefreshAhead.elects(61_000, 300_000, 40, 20, 1e-9))
                .as("outside the window")
                .isFalse();
        assertThat(RefreshAhead.elects(59_000, 300_000, 40, 20, 1e-9)).isTrue();
        assertThat(RefreshAhead.elects(59_000, 300_000, 40, 20, 0.5)).isFalse();
        assertThat(RefreshAhead.elects(1, 300_000, 40, 20, 0.9)).isTrue();
        assertThat(RefreshAhead.elects(1_900, 10_000, 1_000, 5, 0.1))
                .as("a slow load widens the window")
                .isTrue();
    }

    @Test
    void waitingFollowsTheServersPaceWithinBounds() {
        var timeout = new AdaptiveTimeout(20, 50);
        assertThat(timeout.millis()).isEqualTo(50);
        for (var i = 0; i < 100; i++) {
            timeout.answered(300_000);
        }
        assertThat(timeout.millis()).isEqualTo(20);
        for (var i = 0; i < 100; i++) {
            timeout.answered(40 * MS);
        }
        assertThat(timeout.millis()).isEqualTo(50);
    }

    @Test
    void oneTimeoutOfASilentServerOpensTheBreakerAndAnyAnswerClosesIt() {
        var breaker = new Breaker();
        breaker.answered(0);
        breaker.failed(10 * MS, 60 * MS, true);

        assertThat(breaker.isOpen()).isTrue();
        breaker.answered(1_063 * MS);
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void aTimeoutOfOneSlowCommandAmongAnswersDoesNot() {
        var breaker = new Breaker();
        breaker.answered(20 * MS);
        breaker.failed(10 * MS, 60 * MS, true);

        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void refusalsOpenItWhenTheyAreHalfOfTwenty() {
        var breaker = new Breaker();
        for (var i = 0; i < 10; i++) {
            breaker.answered(i);
        }
        for (var i = 0; i < 9; i++) {
            breaker.failed(i, i, false);
        }
        assertThat(breaker.isOpen()).isFalse();
        breaker.failed(10, 10, false);
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void aBucketLetsItsRateThrough() {
        var bucket = new TokenBucket();
        var granted = 0;
        for (var ms = 0L; ms < 1_000; ms++) {
            while (bucket.take(100, 5, ms * MS) == 0) {
                granted++;
            }
        }
        assertThat(granted).isBetween(99, 106);
    }
}
