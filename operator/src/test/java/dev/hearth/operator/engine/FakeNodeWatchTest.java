package dev.hearth.operator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hearth.operator.model.Reach;
import org.junit.jupiter.api.Test;

/** The watch against the fake server, also in what is hard to bring about with a real one. */
class FakeNodeWatchTest extends NodeWatchContract {

    private final FakeCacheServer fake = new FakeCacheServer();

    @Override
    CacheServer start() {
        return fake;
    }

    @Test
    void aConnectionThatTheServerClosesIsReplacedAndSpeaksAgainstNobody() throws Exception {
        var before = ((Reach.Answering) reach()).answeredAt();

        fake.disconnectAll();

        await().until(() ->
                reach() instanceof Reach.Answering now && now.answeredAt().isAfter(before));
        assertThat(events()).isEmpty();
    }

    @Test
    void anotherProcessThatIsUpAtOnceIsSeenByItsRunId() throws Exception {
        fake.runId("b".repeat(40));

        fake.disconnectAll();

        await().until(() ->
                reach() instanceof Reach.Answering now && now.answer().runId().startsWith("b"));
        assertThat(events()).hasSize(1);
    }
}
