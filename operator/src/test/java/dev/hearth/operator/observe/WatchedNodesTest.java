package dev.hearth.operator.observe;

import static dev.hearth.operator.observe.Answers.primary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.Reach;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchedNodesTest {

    private static final NodeAddress NODE = new NodeAddress(new NodeId("shop", "web-s0-0", "uid-a"), "10.0.0.1", 6379);
    private static final NodeAddress OTHER = new NodeAddress(new NodeId("shop", "web-s0-1", "uid-b"), "10.0.0.2", 6379);

    private final ScriptedProbe probe = new ScriptedProbe();
    private final AtomicLong nanos = new AtomicLong();
    private final List<NodeId> news = new ArrayList<>();
    private final WatchedNodes nodes = new WatchedNodes(
            probe, Clock.fixed(WatchScript.START, ZoneOffset.UTC), nanos::get, WatchTimes.defaults(), news::add);

    @Test
    void aNewNodeIsAskedAtOnce() {
        nodes.want(List.of(NODE));

        assertThat(probe.questions).extracting(ScriptedProbe.Question::node).containsExactly(NODE);
        assertThat(nodes.of(NODE.node())).isEqualTo(new Reach.Unknown());
    }

    @Test
    void nobodyKnowsAnythingOfAStranger() {
        assertThat(nodes.of(OTHER.node())).isEqualTo(new Reach.Unknown());
        nodes.expectChange(OTHER.node());
        nodes.askNow(OTHER.node());

        assertThat(probe.questions).isEmpty();
    }

    @Test
    void everyKindOfOutcomeReachesTheReport() {
        pass(50);
        nodes.want(List.of(NODE));
        probe.last().answer().complete(primary("run-a", 1));
        assertThat(nodes.of(NODE.node())).isInstanceOf(Reach.Answering.class);

        nodes.askNow(NODE.node());
        probe.last().answer().completeExceptionally(new CompletionException(new NodeRefusedException("refused")));
        assertThat(nodes.of(NODE.node())).isInstanceOf(Reach.Refused.class);

        nodes.askNow(NODE.node());
        probe.last().answer().completeExceptionally(new NodeErrorException("BUSY x"));
        assertThat(nodes.of(NODE.node())).isInstanceOf(Reach.Garbled.class);

        nodes.askNow(NODE.node());
        pass(600);
        assertThat(nodes.of(NODE.node())).isInstanceOf(Reach.Silent.class);
        assertThat(news).hasSize(4).containsOnly(NODE.node());
    }

    @Test
    void aLostConnectionIsLookedAtOnce() {
        nodes.want(List.of(NODE, OTHER));
        var before = probe.questions.size();

        probe.lose(NODE);

        assertThat(probe.questions).hasSize(before + 1);
        assertThat(probe.last().node()).isEqualTo(NODE);
    }

    @Test
    void aNodeNoLongerWantedIsForgotten() {
        nodes.want(List.of(NODE, OTHER));
        nodes.want(List.of(OTHER));

        assertThat(probe.forgotten).containsExactly(NODE);
        assertThat(nodes.of(NODE.node())).isEqualTo(new Reach.Unknown());
        assertThat(nodes.reports()).extracting(NodeReport::node).containsExactly(OTHER.node());
    }

    @Test
    void aNodeAtANewAddressStartsAnew() {
        nodes.want(List.of(NODE));
        probe.last().answer().complete(primary("run-a", 1));
        var moved = new NodeAddress(NODE.node(), "10.0.0.9", 6379);

        nodes.want(List.of(moved));

        assertThat(probe.forgotten).containsExactly(NODE);
        assertThat(probe.last().node()).isEqualTo(moved);
        assertThat(nodes.of(NODE.node())).isEqualTo(new Reach.Unknown());
    }

    @Test
    void eachNodeIsAskedOnceARound() {
        nodes.want(List.of(NODE, OTHER));
        probe.questions.forEach(question -> question.answer().complete(primary("run", 1)));
        var before = probe.questions.size();

        for (var slot = 0; slot < SlotTicker.SLOTS; slot++) {
            nodes.tick(slot, Duration.ZERO);
            probe.questions.forEach(question -> question.answer().complete(primary("run", 1)));
            nanos.addAndGet(Duration.ofMillis(50).toNanos());
        }

        assertThat(probe.questions).hasSize(before + 2);
        assertThat(probe.questions.subList(before, before + 2))
                .extracting(ScriptedProbe.Question::node)
                .containsExactlyInAnyOrder(NODE, OTHER);
    }

    @Test
    void aProbeThatIsLateItselfBlamesNobody() {
        nodes.want(List.of(NODE));
        probe.last().answer().complete(primary("run-a", 1));
        probe.lag = Duration.ofMillis(300);

        pass(5_000);

        assertThat(nodes.of(NODE.node())).isInstanceOf(Reach.Answering.class);
    }

    @Test
    void aLongSilenceDropsTheConnection() {
        nodes.want(List.of(NODE));

        pass(3_100);

        assertThat(probe.forgotten).containsExactly(NODE);
        assertThat(nodes.of(NODE.node())).isInstanceOf(Reach.Silent.class);
    }

    @Test
    void somebodyIsWaitedForUntilItHasAReport() {
        nodes.want(List.of(NODE));
        assertThat(nodes.waiting()).isTrue();

        probe.last().answer().complete(primary("run-a", 1));

        assertThat(nodes.waiting()).isFalse();
    }

    private void pass(long millis) {
        for (var slot = 0; slot < millis / 50; slot++) {
            nanos.addAndGet(Duration.ofMillis(50).toNanos());
            nodes.tick(slot % SlotTicker.SLOTS, Duration.ZERO);
        }
    }
}
