package dev.hearth.client.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.client.coherence.LogFollower.CatchUp;
import dev.hearth.client.port.LogEntry;
import dev.hearth.client.port.LogEntry.Barrier;
import dev.hearth.client.port.LogPosition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Each of these, broken, lets a value that was invalidated be served again. */
class LogFollowerTest {

    private static final long MINUTE = 60_000_000_000L;

    private final LogFollower follower = new LogFollower();

    private static LogEntry entry(String id, String by, String... keys) {
        return new LogEntry(id, by, List.of(keys), List.of());
    }

    private static List<String> keys(CatchUp caughtUp) {
        return caughtUp.apply().stream().flatMap(entry -> entry.keys().stream()).toList();
    }

    private CatchUp read(LogEntry... page) {
        return follower.read(List.of(page), 0).orElseThrow();
    }

    @Test
    void firstContactTrustsNothingReadBefore() {
        var caughtUp = follower.begin(Optional.of(entry("5-0", "a.1", "k")));

        assertThat(caughtUp.clear()).isTrue();
        assertThat(follower.position()).contains(new LogPosition("5-0", "a.1"));
    }

    @Test
    void theFirstEntryOfAnEmptyLogIsNotPassedOver() {
        follower.begin(Optional.empty());

        assertThat(keys(read(entry("1-0", "b.1", "k")))).containsExactly("k");
    }

    @Test
    void onlyWhatComesAfterThePositionIsApplied() {
        var first = entry("1-0", "b.1", "a");
        follower.begin(Optional.of(first));

        assertThat(keys(read(first, entry("2-0", "b.2", "b"), entry("3-0", "b.3", "c"))))
                .containsExactly("b", "c");
        assertThat(follower.position()).contains(new LogPosition("3-0", "b.3"));
    }

    @Test
    void anEntryOfOurOwnThatWasAcknowledgedIsNoNews() {
        follower.begin(Optional.empty());
        var mine = entry("1-0", "me.1", "k");
        follower.acknowledged(mine, 0);

        assertThat(keys(read(mine, entry("2-0", "b.1", "x")))).containsExactly("x");
    }

    @Test
    void anEntryOfOurOwnThatWasNotAcknowledgedYetIsNews() {
        follower.begin(Optional.empty());

        assertThat(keys(read(entry("1-0", "me.1", "k")))).containsExactly("k");
    }

    @Test
    void aPositionThatIsGoneIsNoticed() {
        follower.begin(Optional.of(entry("5-0", "a.1", "k")));

        assertThat(follower.read(List.of(), 0)).isEmpty();
        assertThat(follower.read(List.of(entry("6-0", "a.2", "k")), 0)).isEmpty();
    }

    @Test
    void theSameIdByAnotherAuthorIsAnotherHistory() {
        follower.begin(Optional.of(entry("5-0", "a.1", "k")));

        assertThat(follower.read(List.of(entry("5-0", "c.9", "z")), 0)).isEmpty();
    }

    @Test
    void whatAFailoverLostIsSaidAgainAndTheRestApplied() {
        follower.begin(Optional.empty());
        var kept = entry("1-0", "b.1", "a");
        var lost = entry("2-0", "b.2", "k");
        read(kept, lost);

        var other = entry("3-0", "c.1", "third");
        var caughtUp = follower.diverged(List.of(kept, other), Optional.of(other), 1);

        assertThat(caughtUp.lost()).containsExactly(lost);
        assertThat(keys(caughtUp)).containsExactly("third");
        assertThat(caughtUp.clear()).isFalse();
        assertThat(follower.position()).contains(other.position());
    }

    @Test
    void withNothingInCommonNothingLocalIsTrusted() {
        follower.begin(Optional.empty());
        var lost = entry("2-0", "b.2", "k");
        read(lost);

        var caughtUp = follower.diverged(List.of(), Optional.empty(), 1);

        assertThat(caughtUp.clear()).isTrue();
        assertThat(caughtUp.lost()).containsExactly(lost);
        assertThat(follower.position()).contains(LogPosition.EMPTY);
    }

    @Test
    void anAcknowledgedEntryBehindThePositionThatTheLogDoesNotHaveIsLost() {
        var common = entry("1-0", "b.1", "a");
        follower.begin(Optional.of(common));
        var mine = entry("2-0", "me.1", "k");
        follower.acknowledged(mine, 0);
        var expected = follower.expected();

        // The position is still there, so nothing else would tell.
        assertThat(keys(read(common))).isEmpty();
        assertThat(follower.missed(expected)).containsExactly(mine);
        assertThat(follower.missed(expected)).as("only once").isEmpty();
    }

    @Test
    void whatWasAcknowledgedAfterTheReadWasSentIsNotMissed() {
        follower.begin(Optional.empty());
        var expected = follower.expected();
        follower.acknowledged(entry("2-0", "me.1", "k"), 0);

        assertThat(follower.missed(expected)).isEmpty();
    }

    @Test
    void barriersAreLostLikeKeys() {
        follower.begin(Optional.empty());
        var barrier = new LogEntry("2-0", "b.2", List.of(), List.of(new Barrier("t:x", 7)));
        read(barrier);

        assertThat(follower.diverged(List.of(), Optional.empty(), 1).lost()).containsExactly(barrier);
    }

    @Test
    void afterAMinuteNothingIsSaidAgain() {
        follower.begin(Optional.empty());
        read(entry("2-0", "b.2", "k"));

        assertThat(follower.diverged(List.of(), Optional.empty(), MINUTE + 1).lost())
                .isEmpty();
    }

    @Test
    void moreThanCanBeRememberedIsAdmitted() {
        follower.begin(Optional.empty());
        var many = new ArrayList<LogEntry>();
        for (var i = 1; i <= 5_000; i++) {
            many.add(entry(i + "-0", "b." + i, "k" + i));
        }
        follower.read(many, 0);

        var caughtUp = follower.diverged(List.of(), Optional.empty(), 1);
        assertThat(caughtUp.unknownLost()).isTrue();
        assertThat(caughtUp.lost()).hasSize(4_096);
    }

    /** Whatever prefix survives a failover and whatever is written then: every witnessed entry is in the log or said again. */
    @Property
    void nothingWitnessedIsForgotten(
            @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> before,
            @ForAll @IntRange(max = 30) int kept,
            @ForAll @Size(max = 10) List<@IntRange(max = 4) Integer> after,
            @ForAll @IntRange(max = 30) int seen) {
        var history = new ArrayList<LogEntry>();
        for (var i = 0; i < before.size(); i++) {
            history.add(entry((i + 1) + "-0", "b." + i, "k" + before.get(i)));
        }
        var one = new LogFollower();
        one.begin(Optional.empty());
        var witnessed = history.subList(0, Math.min(seen, history.size()));
        one.read(witnessed, 0);
        var log = new ArrayList<>(history.subList(0, Math.min(kept, history.size())));
        for (var i = 0; i < after.size(); i++) {
            log.add(entry((log.size() + 1) + "-0", "n." + i, "k" + after.get(i)));
        }

        var from = one.position().map(LogPosition::id).orElseThrow();
        var page = log.stream()
                .filter(entry -> from.equals("0-0") || LogIds.compare(entry.id(), from) >= 0)
                .toList();
        var effects = one.read(page, 1).orElseGet(() -> {
            var oldest = one.oldestWitnessed();
            var tail = log.stream()
                    .filter(entry -> oldest.equals("0-0") || LogIds.compare(entry.id(), oldest) >= 0)
                    .toList();
            return one.diverged(tail, log.stream().reduce((a, b) -> b), 1);
        });

        Set<LogEntry> covered = new HashSet<>(log);
        covered.addAll(effects.lost());
        assertThat(covered).containsAll(witnessed);
        var news = new HashSet<>(log);
        witnessed.forEach(news::remove);
        assertThat(effects.clear() || effects.apply().containsAll(news)).isTrue();
    }
}
