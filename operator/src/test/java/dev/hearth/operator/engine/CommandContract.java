package dev.hearth.operator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hearth.api.Reason;
import dev.hearth.operator.act.CommandFailedException;
import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.ServerRole;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each command does to a real server, seen through another client. */
abstract class CommandContract {

    private static final Reason WHY = Reason.SWITCHING_OVER;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Engine engine = keep(new Engine());

    abstract String product();

    @AfterEach
    void closeAll() throws Exception {
        for (var closeable : open.reversed()) {
            closeable.close();
        }
    }

    @Test
    void promoteSetsTheFenceAndEndsReplication() throws Exception {
        var server = start();

        send(server, engine.promote(server, 1));

        assertThat(look(server).info("role")).isEqualTo("master");
        assertThat(look(server).setting("min-replicas-to-write")).isEqualTo("1");
        assertThat(look(server).call("SET", "a", "1")).startsWith("-NOREPLICAS");
    }

    @Test
    void onlyTheProcessThatWasChosenIsPromoted() throws Exception {
        var server = start();
        var other = new NodeCommand.Promote(id(server), "0".repeat(40), 0, WHY);

        for (var known = 0; known < 2; known++) {
            assertThatThrownBy(() -> send(server, other)).isInstanceOfSatisfying(CommandFailedException.class, e -> {
                assertThat(e.outcomeKnown()).isTrue();
                assertThat(e).hasMessageContaining("not promoted");
            });
            engine.probe.forget(server.address());
        }

        assertThat(look(server).info("role")).isEqualTo("slave");
        assertThat(look(server).setting("min-replicas-to-write")).isEqualTo("1000");
    }

    @Test
    void freezeKeepsDataAndOffsetAndFollowsNobody() throws Exception {
        var primary = startPrimary();
        var replica = startReplicaOf(primary);
        look(primary).call("SET", "kept", "yes");
        await().until(() -> engine.ask(replica).keys() == 1);
        var before = engine.ask(replica).replication();

        send(replica, new NodeCommand.Freeze(id(replica), WHY));

        var frozen = engine.ask(replica);
        assertThat(frozen.replication().unassigned()).isTrue();
        assertThat(frozen.replication().replicationId()).isEqualTo(before.replicationId());
        assertThat(frozen.replication().offset()).isGreaterThanOrEqualTo(before.offset());
        assertThat(frozen.keys()).isOne();
    }

    @Test
    void followBringsAReplicaIntoSyncAndThePrimaryListsIt() throws Exception {
        var primary = startPrimary();
        var replica = start();

        send(replica, new NodeCommand.Follow(id(replica), primary.address(), WHY));

        await().until(() -> engine.ask(replica).replication().linkUp());
        await().until(() -> engine.ask(primary).replication().replicas().stream()
                .anyMatch(r -> r.port() == replica.port() && r.online() && r.offset() > 0));
        assertThat(engine.ask(replica).replication().primaryPort()).isEqualTo(primary.port());
        assertThat(engine.ask(replica).replication().replicationId())
                .isEqualTo(engine.ask(primary).replication().replicationId());
    }

    @Test
    void promptAckTellsThePrimaryTheOffsetOfTheReplicaNow() throws Exception {
        var primary = startPrimary();
        var replica = startReplicaOf(primary);
        await().until(() ->
                engine.ask(primary).replication().replicas().stream().anyMatch(r -> r.offset() > 0));

        for (var round = 0; round < 20; round++) {
            look(primary).call("SET", "a", "" + round);
            var written = engine.ask(primary).replication().offset();
            var asked = System.nanoTime();
            await().pollDelay(java.time.Duration.ZERO)
                    .pollInterval(java.time.Duration.ofMillis(1))
                    .until(() -> {
                        send(replica, new NodeCommand.PromptAck(id(replica), WHY));
                        return engine.ask(primary)
                                        .replication()
                                        .replicas()
                                        .getFirst()
                                        .offset()
                                >= written;
                    });
            if (round == 19) {
                System.out.printf("prompted -> acknowledged after %.1f ms%n", (System.nanoTime() - asked) / 1e6);
            }
        }
        assertThat(engine.ask(replica).replication().linkUp()).isTrue();
    }

    @Test
    void aWriteHeldByThePauseIsLetInWhenTheHandOverIsCalledOff() throws Exception {
        var server = startPrimary();
        var writer = look(server);
        var late = look(server);
        look(server).call("CLIENT", "PAUSE", "60000", "WRITE");
        writer.send("SET", "held", "1");
        await().until(() -> look(server).info("blocked_clients").equals("1"));

        send(server, new NodeCommand.PauseAndClose(id(server), 60_000, WHY));
        assertThat(engine.ask(server).closed()).isTrue();
        assertThat(late.call("SET", "late", "1")).startsWith("-NOREPLICAS");
        send(server, new NodeCommand.Reopen(id(server), 0, WHY));

        assertThat(writer.reply()).isEqualTo("OK");
        assertThat(late.call("SET", "late", "2")).isEqualTo("OK");
    }

    @Test
    void aPauseHoldsWrites() throws Exception {
        var server = startPrimary();
        var writer = look(server);

        send(server, new NodeCommand.PauseAndClose(id(server), 60_000, WHY));
        look(server).call("CONFIG", "SET", "min-replicas-to-write", "0");
        writer.send("SET", "held", "1");
        await().until(() -> look(server).info("blocked_clients").equals("1"));

        assertThat(look(server).call("EXISTS", "held")).isEqualTo("0");
    }

    @Test
    void dismissDisconnectsClientsAndSubscribersAndSparesTheOperator() throws Exception {
        var server = startPrimary();
        var client = look(server);
        var subscriber = look(server);
        subscriber.call("SUBSCRIBE", "news");
        engine.ask(server);
        var own = engine.connections.get(server.address()).join();

        send(server, new NodeCommand.Dismiss(id(server), WHY));

        assertThatThrownBy(() -> client.call("PING")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> subscriber.call("PING")).isInstanceOf(UncheckedIOException.class);
        assertThat(engine.ask(server).runId()).isNotEmpty();
        assertThat(engine.connections.get(server.address()).join()).isSameAs(own);
    }

    @Test
    void theOperatorIsNamedAndNotEvicted() throws Exception {
        var server = start();
        engine.ask(server);
        engine.ask(server);

        assertThat(look(server).call("CLIENT", "LIST").lines().filter(l -> l.contains("name=hearth-operator")))
                .singleElement()
                .satisfies(line -> assertThat(line).containsPattern("flags=\\w*e"));
    }

    @Test
    void settingsAreSet() throws Exception {
        var server = start();

        send(server, new NodeCommand.SetFence(id(server), 3, WHY));
        send(server, new NodeCommand.ServeStale(id(server), true, WHY));
        send(server, new NodeCommand.Set(id(server), "maxmemory", "104857600", WHY));

        assertThat(engine.ask(server).minReplicasToWrite()).isEqualTo(3);
        assertThat(engine.ask(server).settings())
                .containsEntry("replica-serve-stale-data", "yes")
                .containsEntry("maxmemory", "104857600")
                .doesNotContainKey("no-such-directive");
        assertThat(engine.ask(server).memory().maxBytes()).isEqualTo(104857600);
    }

    @Test
    void aRefusedCommandSaysWhyAndThatNothingHappened() throws Exception {
        var server = start();

        assertThatThrownBy(() -> send(server, new NodeCommand.Set(id(server), "masterauth-typo", "s3cret", WHY)))
                .isInstanceOfSatisfying(CommandFailedException.class, e -> {
                    assertThat(e.outcomeKnown()).isTrue();
                    assertThat(e)
                            .hasMessageContaining("CONFIG SET masterauth-typo")
                            .hasMessageNotContaining("s3cret");
                });
    }

    @Test
    void aServerWhoseAccessRulesForbidACommandSaysNoItselfAndStillAnswersQuestions() throws Exception {
        var server = start();
        look(server).call("ACL", "SETUSER", "default", "-replicaof");

        assertThatThrownBy(() -> send(server, new NodeCommand.Freeze(id(server), WHY)))
                .isInstanceOfSatisfying(CommandFailedException.class, e -> {
                    assertThat(e.refused()).isTrue();
                    assertThat(e).hasMessageContaining("NOPERM");
                });

        assertThat(engine.ask(server).replication().unassigned()).isTrue();
    }

    @Test
    void aCommandToAHangingServerMayHaveBeenDone() throws Exception {
        var server = start();
        engine.ask(server);
        server.hang();

        assertThatThrownBy(() -> send(server, new NodeCommand.SetFence(id(server), 1, WHY)))
                .isInstanceOfSatisfying(
                        CommandFailedException.class,
                        e -> assertThat(e.outcomeKnown()).isFalse());

        server.resume();
        await().until(() -> engine.ask(server).minReplicasToWrite() == 1);
    }

    @Test
    void aCommandToNobodyWasNotDone() throws Exception {
        var server = start();
        server.close();
        await().until(() -> engine.connections.established(server.address()).isEmpty());

        assertThatThrownBy(() -> send(server, new NodeCommand.SetFence(id(server), 1, WHY)))
                .isInstanceOfSatisfying(
                        CommandFailedException.class,
                        e -> assertThat(e.outcomeKnown()).isTrue());
    }

    @Test
    void aHangingPrimaryFindsItsMailboxWhenItWakesAndAcknowledgesNothing() throws Exception {
        var server = startPrimary();
        var client = look(server);
        client.call("PING");
        engine.ask(server);
        server.hang();

        for (var again = 0; again < 100; again++) {
            send(server, new NodeCommand.CloseBlindly(id(server), WHY));
        }
        server.resume();

        await().until(() -> look(server).setting("min-replicas-to-write").equals("1000"));
        assertThatThrownBy(() -> client.call("PING")).isInstanceOf(UncheckedIOException.class);
        assertThat(engine.ask(server).isPrimary()).isTrue();
    }

    @Test
    void theMailboxReachesAHangingServerToWhichNoConnectionStands() throws Exception {
        var server = keep(CacheServerProcess.start(product(), "--requirepass", "open-sesame"));
        var late = keep(Engine.as("default", "open-sesame"));
        late.commander.send(late.promote(server, 0), server.address());
        late.probe.forget(server.address());
        server.hang();

        late.commander.send(new NodeCommand.CloseBlindly(id(server), WHY), server.address());
        await().until(() -> late.commander.mailboxEmpty());
        server.resume();

        await().until(() -> late.ask(server).closed());
    }

    @Test
    void replicasLogInWithTheLoginThatFollowSets() throws Exception {
        var login = Engine.replicatingAs("default", "open-sesame");
        var authenticated = keep(new Engine(login));
        var primary = keep(CacheServerProcess.start(product(), "--requirepass", "open-sesame"));
        var replica = keep(CacheServerProcess.start(product(), "--requirepass", "open-sesame"));
        authenticated.commander.send(authenticated.promote(primary, 0), primary.address());

        authenticated.commander.send(new NodeCommand.Follow(id(replica), primary.address(), WHY), replica.address());

        await().until(() -> authenticated.ask(replica).replication().linkUp());
    }

    @Test
    void aReplicaWithAWrongLoginKeepsItsDataAndShowsItsLinkDown() throws Exception {
        var primary = startPrimary();
        var replica = startReplicaOf(primary);
        look(primary).call("SET", "kept", "yes");
        await().until(() -> engine.ask(replica).keys() == 1);
        var foreign = keep(CacheServerProcess.start(product(), "--requirepass", "of-another-cluster"));

        send(replica, new NodeCommand.Follow(id(replica), foreign.address(), WHY));

        await().until(() -> !engine.ask(replica).replication().linkUp());
        assertThat(engine.ask(replica).keys()).isOne();
    }

    @Test
    void theOperatorsUserNeedsNoMoreThanItsRights() throws Exception {
        var server = start();
        var root = look(server);
        root.call(("ACL SETUSER operator " + OPERATOR_RIGHTS).split(" "));
        assertThat(root.call("ACL", "SETUSER", "default", "off")).isEqualTo("OK");
        var operator = keep(Engine.as("operator", "secret"));
        operator.ask(server);
        var other = new NodeAddress(new NodeId("test", "web-s0-1", "uid"), "127.0.0.1", 1);

        for (var command : List.of(
                operator.promote(server, 0),
                new NodeCommand.MarkEpoch(id(server), 4, WHY),
                new NodeCommand.SetFence(id(server), 1, WHY),
                new NodeCommand.PauseAndClose(id(server), 100, WHY),
                new NodeCommand.Reopen(id(server), 1, WHY),
                new NodeCommand.PromptAck(id(server), WHY),
                new NodeCommand.ServeStale(id(server), true, WHY),
                new NodeCommand.Follow(id(server), other, WHY),
                new NodeCommand.Freeze(id(server), WHY))) {
            operator.commander.send(command, server.address());
        }

        assertThat(operator.ask(server).epoch()).hasValue(4);
        assertThat(root.call("ACL", "LOG")).isEmpty();
        operator.commander.send(new NodeCommand.Dismiss(id(server), WHY), server.address());
        assertThat(operator.ask(server).replication().role()).isEqualTo(ServerRole.REPLICA);
    }

    private static final String OPERATOR_RIGHTS = "on >secret resetchannels -@all +ping +hello +auth +info +role"
            + " +replicaof +config|get +config|set +client|kill +client|pause +client|unpause +client|list"
            + " +client|no-evict +client|setname +replconf +failover +wait +function|load +function|list +fcall_ro"
            + " +shutdown +latency|latest +get +set ~hearth:*";

    private void send(CacheServer server, NodeCommand command) throws CommandFailedException {
        engine.commander.send(command, server.address());
    }

    private static NodeId id(CacheServer server) {
        return server.address().node();
    }

    /** Started and known to the engine, so that commands are not the first to load the client's classes. */
    private CacheServerProcess start() throws Exception {
        var server = keep(CacheServerProcess.start(product()));
        engine.ask(server);
        return server;
    }

    private CacheServerProcess startPrimary() throws Exception {
        var server = start();
        send(server, engine.promote(server, 0));
        return server;
    }

    private CacheServerProcess startReplicaOf(CacheServer primary) throws Exception {
        var server = start();
        send(server, new NodeCommand.Follow(id(server), primary.address(), WHY));
        await().until(() -> engine.ask(server).replication().linkUp());
        return server;
    }

    private RawClient look(CacheServerProcess server) {
        return keep(server.client());
    }

    private <T extends AutoCloseable> T keep(T closeable) {
        open.add(closeable);
        return closeable;
    }
}
