package dev.hearth.operator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ServerRole;
import dev.hearth.operator.observe.NodeErrorException;
import dev.hearth.operator.observe.NodeRefusedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node watch may rely on, whatever server is at the other end. */
abstract class NodeProbeContract {

    private CacheServer server;
    private Engine engine;

    abstract CacheServer start();

    abstract CacheServer startWithPassword(String password);

    @BeforeEach
    void connect() {
        server = start();
        engine = new Engine();
    }

    @AfterEach
    void disconnect() {
        engine.close();
        server.resume();
        server.close();
    }

    @Test
    void aNodeThatJustBootedIsAnUnassignedClosedReplicaWithoutAMarker() throws Exception {
        var answer = engine.ask(server);

        assertThat(answer.runId()).hasSize(40);
        assertThat(answer.replication().role()).isEqualTo(ServerRole.REPLICA);
        assertThat(answer.replication().unassigned()).isTrue();
        assertThat(answer.closed()).isTrue();
        assertThat(answer.epoch()).isEmpty();
        assertThat(answer.settings()).containsEntry("replica-serve-stale-data", "no");
    }

    @Test
    void theSameConnectionServesEveryQuestion() throws Exception {
        engine.ask(server);
        var first = engine.connections.get(server.address()).join();
        engine.ask(server);

        assertThat(engine.connections.get(server.address()).join()).isSameAs(first);
    }

    @Test
    void anAddressWhereNobodyListensRefuses() {
        server.close();

        assertFails(engine.question(server), NodeRefusedException.class, "refused");
    }

    @Test
    void aHangingNodeLeavesTheQuestionOpenAndAnswersItWhenItWakes() throws Exception {
        engine.ask(server);
        server.hang();
        var question = engine.question(server);
        assertThatThrownBy(() -> question.get(1_500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        server.resume();

        assertThat(question.get(10, TimeUnit.SECONDS).runId()).hasSize(40);
    }

    @Test
    void aNodeThatHangsBeforeTheFirstConnectIsNeitherRefusedNorAlive() {
        server.hang();

        assertThatThrownBy(() -> engine.question(server).get(10, TimeUnit.SECONDS))
                .cause()
                .isNotInstanceOfAny(NodeRefusedException.class, NodeErrorException.class);
    }

    @Test
    void aKilledNodeIsTold_AndThenRefuses() throws Exception {
        var lost = new CompletableFuture<NodeAddress>();
        engine.probe.onLost(lost::complete);
        engine.ask(server);

        var killedAt = System.nanoTime();
        server.kill();

        assertThat(lost.get(10, TimeUnit.SECONDS)).isEqualTo(server.address());
        System.out.printf("killed -> told after %.1f ms%n", (System.nanoTime() - killedAt) / 1e6);
        assertFails(engine.question(server), NodeRefusedException.class, "refused");
    }

    @Test
    void aKillEndsTheQuestionUnderWay() throws Exception {
        engine.ask(server);
        server.hang();
        var question = engine.question(server);

        server.kill();

        assertThatThrownBy(() -> question.get(10, TimeUnit.SECONDS))
                .cause()
                .isNotInstanceOfAny(NodeRefusedException.class, NodeErrorException.class);
    }

    @Test
    void forgettingEndsTheQuestionAndTellsNobody() throws Exception {
        var lost = new CountDownLatch(1);
        engine.probe.onLost(address -> lost.countDown());
        engine.ask(server);
        server.hang();
        var question = engine.question(server);

        engine.probe.forget(server.address());

        await().atMost(Duration.ofSeconds(10)).until(question::isCompletedExceptionally);
        server.resume();
        engine.ask(server);
        assertThat(lost.getCount()).isOne();
    }

    @Test
    void aBusyServerIsAliveButDoesNotTellItsState() throws Exception {
        engine.ask(server);
        server.becomeBusy();
        try {
            assertFails(engine.question(server), NodeErrorException.class, "BUSY");
        } finally {
            server.calm();
        }
    }

    @Test
    void aServerThatWantsAPasswordIsAliveButDoesNotTellItsState() {
        try (var closed = startWithPassword("open-sesame")) {
            assertFails(engine.question(closed), NodeErrorException.class, "NOAUTH");
            try (var wrong = Engine.as("default", "guess")) {
                assertFails(wrong.question(closed), NodeErrorException.class, "WRONGPASS");
            }
        }
    }

    @Test
    void theRightPasswordOpensIt() throws Exception {
        try (var closed = startWithPassword("open-sesame");
                var right = Engine.as("default", "open-sesame")) {
            assertThat(right.ask(closed).runId()).hasSize(40);
        }
    }

    @Test
    void aPrimaryShowsItsRoleFenceAndMarkerInTheNextAnswer() throws Exception {
        var node = server.address().node();
        engine.commander.send(engine.promote(server, 0), server.address());
        engine.commander.send(new NodeCommand.MarkEpoch(node, 7, Reason.SWITCHOVER_IN_PROGRESS), server.address());

        var answer = engine.ask(server);

        assertThat(answer.isPrimary()).isTrue();
        assertThat(answer.minReplicasToWrite()).isZero();
        assertThat(answer.epoch()).hasValue(7);
    }

    @Test
    void repliesStayInStepAfterACommandThatIsNeverAnswered() throws Exception {
        engine.ask(server);

        engine.commander.send(
                new NodeCommand.PromptAck(server.address().node(), Reason.REPLICA_LAGGING), server.address());

        assertThat(engine.ask(server).closed()).isTrue();
        assertThat(engine.ask(server).runId()).hasSize(40);
    }

    @Test
    void networkThreadsReportThatTheyAreOnTime() throws Exception {
        engine.ask(server);
        engine.probe.lag();

        await().atMost(Duration.ofSeconds(10)).until(() -> engine.probe.lag().compareTo(Duration.ofMillis(200)) < 0);
    }

    private static void assertFails(CompletableFuture<?> question, Class<? extends Throwable> with, String words) {
        assertThatThrownBy(() -> question.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(with)
                .hasMessageContaining(words);
    }
}
