package dev.hearth.operator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hearth.api.Reason;
import dev.hearth.operator.act.CommandFailedException;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.observe.NodeErrorException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditions of a real server in which PING would mislead: it is alive in all of them. */
abstract class ConditionContract {

    private static final int KEYS = 2_000;

    private CacheServerProcess server;
    private Engine engine;

    abstract String product();

    @BeforeEach
    void startPrimary() throws Exception {
        server = CacheServerProcess.start(product());
        engine = new Engine();
        engine.commander.send(engine.promote(server, 0), server.address());
    }

    @AfterEach
    void stop() {
        engine.close();
        server.close();
    }

    @Test
    void aLoadingServerAnswersAndRefusesToBeFrozen() throws Exception {
        try (var client = server.client()) {
            for (var key = 0; key < KEYS; key++) {
                client.call("SET", "key:" + key, "x".repeat(100));
            }
            client.call("SAVE");
        }
        server.kill();
        server.restart("--key-load-delay", "2000", "--loading-process-events-interval-bytes", "1024");

        var answer = engine.ask(server);

        assertThat(answer.loading()).isTrue();
        assertThat(answer.closed()).isTrue();
        assertThat(answer.epoch()).isEmpty();
        assertThatThrownBy(() -> engine.commander.send(
                        new NodeCommand.Freeze(server.address().node(), Reason.PRIMARY_DEAD), server.address()))
                .isInstanceOfSatisfying(CommandFailedException.class, e -> {
                    assertThat(e.outcomeKnown()).isTrue();
                    assertThat(e).hasMessageContaining("LOADING");
                });
    }

    @Test
    void aServerWhoseDiskFailsAnswersAndSaysSo() throws Exception {
        try (var client = server.client()) {
            client.call("SET", "a", "1");
            Files.createDirectory(server.folder().resolve("dump.rdb"));
            client.call("CONFIG", "SET", "save", "3600 1");
            client.call("BGSAVE");
            await().until(() -> client.info("rdb_last_bgsave_status").equals("err"));
            assertThat(client.call("SET", "a", "2")).startsWith("-MISCONF");
        }

        assertThat(engine.ask(server).diskWritable()).isFalse();
    }

    @Test
    void theMarkerIsReadableWhenTheMemoryIsFullAndWhenTheNodeIsFrozen() throws Exception {
        var node = server.address().node();
        engine.commander.send(new NodeCommand.MarkEpoch(node, 12, Reason.SWITCHOVER_IN_PROGRESS), server.address());
        engine.commander.send(new NodeCommand.Set(node, "maxmemory", "1", Reason.SETTING_APPLIED), server.address());
        try (var client = server.client()) {
            assertThat(client.call("SET", "a", "1")).startsWith("-OOM");
        }
        assertThat(engine.ask(server).epoch()).hasValue(12);

        engine.commander.send(new NodeCommand.Freeze(node, Reason.PRIMARY_DEAD), server.address());

        assertThat(engine.ask(server).epoch()).hasValue(12);
    }

    @Test
    void aMarkerIsReplacedByTheNextEpoch() throws Exception {
        var node = server.address().node();
        engine.commander.send(new NodeCommand.MarkEpoch(node, 1, Reason.SWITCHOVER_IN_PROGRESS), server.address());
        engine.commander.send(new NodeCommand.MarkEpoch(node, 2, Reason.SWITCHOVER_IN_PROGRESS), server.address());

        assertThat(engine.ask(server).epoch()).hasValue(2);
    }

    @Test
    void aMarkerThatCannotBeReadIsNotTakenForAMissingOne() throws Exception {
        try (var client = server.client()) {
            client.call(
                    "FUNCTION",
                    "LOAD",
                    "REPLACE",
                    "#!lua name=hearth\nredis.register_function{function_name='hearth_epoch',"
                            + "callback=function() error('broken') end,flags={'no-writes','allow-stale'}}");
        }

        assertThatThrownBy(() -> engine.question(server).get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(NodeErrorException.class)
                .hasMessageContaining("epoch marker");
    }

    @Test
    void aServerWithoutPlaceForAnotherClientIsAlive() throws Exception {
        try (var client = server.client()) {
            engine.probe.forget(server.address());
            await().until(() -> client.info("connected_clients").equals("1"));
            client.call("CONFIG", "SET", "maxclients", "1");

            assertThatThrownBy(() -> engine.question(server).get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(NodeErrorException.class)
                    .hasMessageContaining("max number of clients");
        }
    }

    @Test
    void anotherProcessAtTheSameAddressHasAnotherRunId() throws Exception {
        var before = engine.ask(server).runId();
        server.kill();
        await().until(() ->
                engine.question(server).handle((answer, error) -> error != null).get(10, TimeUnit.SECONDS));
        server.restart();

        assertThat(engine.ask(server).runId()).isNotEqualTo(before);
    }
}
