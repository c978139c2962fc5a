package dev.hearth.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hearth.operator.model.Persistence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The generated file, users and hook on real servers; Valkey only where it is installed. */
class ServerConfigIT {

    /** What the failover protocol and the node watch ask, as one line each. */
    private static final List<String> OPERATOR_COMMANDS = List.of(
            "PING",
            "INFO everything",
            "ROLE",
            "CONFIG GET maxmemory",
            "CONFIG SET min-replicas-to-write 0",
            "CONFIG SET masteruser x masterauth y",
            "CLIENT LIST",
            "CLIENT PAUSE 1 WRITE",
            "CLIENT UNPAUSE",
            "CLIENT KILL TYPE pubsub",
            "CLIENT NO-EVICT on",
            "CLIENT SETNAME hearth",
            "REPLCONF capa eof",
            "WAIT 0 1",
            "FUNCTION LIST",
            "LATENCY LATEST",
            "ACL LOAD",
            "BGSAVE",
            "SET hearth:x 1",
            "GET hearth:x",
            "REPLICAOF NO ONE");

    private static final List<String> REFUSED_TO_APPLICATIONS = List.of(
            "CONFIG GET maxmemory",
            "CONFIG SET maxmemory 0",
            "REPLICAOF NO ONE",
            "FAILOVER",
            "SHUTDOWN NOSAVE",
            "ACL LIST",
            "ACL SETUSER default on",
            "CLIENT KILL TYPE normal",
            "CLIENT PAUSE 1",
            "FUNCTION LIST",
            "FUNCTION FLUSH",
            "FLUSHALL",
            "KEYS *",
            "MONITOR",
            "SAVE",
            "BGSAVE",
            "PSYNC ? -1",
            "SLOWLOG GET",
            "MODULE LIST",
            "SWAPDB 0 1");

    private static final List<String> ALLOWED_TO_APPLICATIONS = List.of(
            "PING",
            "SET product:1 a EX 60",
            "GET product:1",
            "SCAN 0",
            "DBSIZE",
            "EVAL return(1) 0",
            "PUBLISH channel text",
            "INFO server",
            "ROLE",
            "COMMAND COUNT",
            "CLIENT SETNAME shop",
            "CLIENT GETNAME",
            "CLIENT ID",
            "CLIENT TRACKING off",
            "HELLO 3",
            "SELECT 1",
            "XADD stream * field value",
            "WAIT 0 1",
            "UNLINK product:1",
            "SORT list",
            "MEMORY USAGE product:1");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("everyEngineAndPersistence")
    void a_server_starts_unassigned_and_closed(Engine engine, Persistence persistence) throws Exception {
        try (var server = start(spec(engine, persistence), "a")) {
            assertThat(server.operator("ROLE").lines()).startsWith("slave", "127.0.0.1", "0");
            assertThat(server.application("GET", "product:1")).startsWith("MASTERDOWN");
            server.operator("REPLICAOF", "NO", "ONE");
            assertThat(server.application("SET", "product:1", "a")).startsWith("NOREPLICAS");
        }
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndPersistence")
    void a_server_starts_with_every_live_setting_and_takes_it_again_while_it_runs(
            Engine engine, Persistence persistence) throws Exception {
        var spec = spec(engine, persistence);
        try (var server = start(spec, "a")) {
            LiveSettings.of(spec).forEach((directive, value) -> {
                assertThat(server.operator("CONFIG", "GET", directive))
                        .as(directive)
                        .isEqualTo((directive + "\n" + value).strip());
                assertThat(server.operator("CONFIG", "SET", directive, value))
                        .as(directive)
                        .isEqualTo("OK");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_operator_may_do_what_the_protocol_needs(Engine engine) throws Exception {
        try (var server = start(spec(engine, Persistence.SNAPSHOT), "a")) {
            server.open();
            var marker = "#!lua name=hearth\nredis.register_function{function_name='hearth_epoch',"
                    + "callback=function() return 7 end,flags={'no-writes','allow-stale'}}";
            assertThat(server.operator("FUNCTION", "LOAD", "REPLACE", marker)).isEqualTo("hearth");
            assertThat(server.operator("FCALL_RO", "hearth_epoch", "0")).isEqualTo("7");
            for (var command : OPERATOR_COMMANDS) {
                assertThat(server.operator(command.split(" ", -1)))
                        .as(command)
                        .doesNotContain("NOPERM")
                        .doesNotStartWith("ERR");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_operator_reads_no_data_of_applications(Engine engine) throws Exception {
        try (var server = start(spec(engine, Persistence.NONE), "a")) {
            server.open();
            assertThat(server.operator("GET", "product:1")).startsWith("NOPERM");
            assertThat(server.operator("FLUSHALL")).startsWith("NOPERM");
        }
    }

    @ParameterizedTest
    @EnumSource
    void applications_use_data_and_administer_nothing(Engine engine) throws Exception {
        try (var server = start(spec(engine, Persistence.NONE), "a")) {
            server.open();
            for (var command : ALLOWED_TO_APPLICATIONS) {
                assertThat(server.application(command.split(" ", -1)))
                        .as(command)
                        .doesNotContain("NOPERM")
                        .doesNotStartWith("ERR");
            }
            for (var command : REFUSED_TO_APPLICATIONS) {
                assertThat(server.application(command.split(" ", -1)))
                        .as(command)
                        .contains("NOPERM");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_a_password_nothing_is_served(Engine engine) throws Exception {
        try (var server = start(spec(engine, Persistence.NONE), "a")) {
            server.open();
            assertThat(server.anonymous("GET", "product:1")).startsWith("NOAUTH");
        }
    }

    @ParameterizedTest
    @EnumSource
    void with_authentication_disabled_everybody_is_an_application_and_nobody_the_operator(Engine engine)
            throws Exception {
        try (var server = start(spec(engine, Persistence.NONE, "\nauth: {mode: Disabled}"), "a")) {
            server.open();
            assertThat(server.anonymous("SET", "product:1", "a")).isEqualTo("OK");
            assertThat(server.anonymous("CONFIG", "GET", "maxmemory")).startsWith("NOPERM");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_replica_follows_with_the_generated_user(Engine engine) throws Exception {
        try (var primary = start(spec(engine, Persistence.NONE), "a");
                var replica = start(spec(engine, Persistence.NONE), "b")) {
            primary.open();
            assertThat(primary.application("SET", "product:1", "a")).isEqualTo("OK");
            replica.follow(primary);
            assertThat(replica.application("GET", "product:1")).isEqualTo("a");
        }
    }

    @ParameterizedTest
    @EnumSource
    void before_a_stop_a_primary_waits_until_it_was_demoted(Engine engine) throws Exception {
        try (var primary = start(spec(engine, Persistence.NONE), "a");
                var replica = start(spec(engine, Persistence.NONE), "b")) {
            primary.open();
            replica.follow(primary);
            var hook = primary.preStop();
            assertThat(hook.waitFor(1, TimeUnit.SECONDS)).as("waits").isFalse();
            primary.operator("REPLICAOF", "127.0.0.1", "0");
            assertThat(hook.waitFor(10, TimeUnit.SECONDS)).as("has ended").isTrue();
            assertThat(hook.exitValue()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void before_a_stop_nobody_waits_where_nobody_can_take_over(Engine engine) throws Exception {
        try (var alone = start(spec(engine, Persistence.NONE), "a")) {
            alone.open();
            var hook = alone.preStop();
            assertThat(hook.waitFor(10, TimeUnit.SECONDS)).as("has ended").isTrue();
            assertThat(hook.exitValue()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_persistence_no_dump_comes_back_after_a_restart(Engine engine) throws Exception {
        var spec = spec(engine, Persistence.NONE);
        try (var first = start(spec, "a")) {
            first.open();
            assertThat(first.application("SET", "product:1", "old")).isEqualTo("OK");
            first.operator("BGSAVE");
            org.awaitility.Awaitility.await()
                    .until(() -> Files.exists(first.data().resolve("dump.rdb")));
            try (var second = first.killAndRestart(spec)) {
                assertThat(second.operator("INFO", "keyspace")).doesNotContain("keys=");
            }
        }
    }

    static Stream<Arguments> everyEngineAndPersistence() {
        return Stream.of(Engine.values())
                .flatMap(engine -> Stream.of(Persistence.values()).map(mode -> Arguments.of(engine, mode)));
    }

    private RealServer start(EffectiveSpec spec, String name) throws IOException {
        var installed = RealServer.program(spec.engine().server()).isPresent();
        if (spec.engine() == Engine.REDIS) {
            assertThat(installed)
                    .as("redis-server is installed: apt-get install redis-server")
                    .isTrue();
        }
        assumeTrue(installed, spec.engine().server() + " is not on the path or in -Dhearth.servers.path");
        return RealServer.start(spec, folder.resolve(name));
    }

    private static EffectiveSpec spec(Engine engine, Persistence persistence) {
        return spec(engine, persistence, "");
    }

    private static EffectiveSpec spec(Engine engine, Persistence persistence, String more) {
        var mode = switch (persistence) {
            case NONE -> "{mode: None}";
            case APPEND_ONLY -> "{mode: AppendOnly, size: 1Gi}";
            case SNAPSHOT -> "{mode: Snapshot, size: 1Gi}";
        };
        var type = engine == Engine.REDIS ? "Redis" : "Valkey";
        return Specs.of("engine: {type: %s}\npersistence: %s%s".formatted(type, mode, more), Optional.empty());
    }
}
