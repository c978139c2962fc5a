package dev.hearth.operator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.ServerRole;
import dev.hearth.operator.observe.NodeErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies that were recorded from real servers: a frozen node, then a primary with one replica and three keys. */
class AnswerReaderTest {

    @ParameterizedTest
    @CsvSource({
        "redis-7.0, redis, 7.0.15",
        "redis-8.0, redis, 8.0.2",
        "valkey-8.0, valkey, 8.0.1",
        "valkey-8.1, valkey, 8.1.1"
    })
    void aPrimaryIsUnderstoodInEveryVersion(String server, String product, String version) throws IOException {
        var answer = recorded(server, "primary");

        assertThat(answer.product()).isEqualTo(product);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.runId()).hasSize(40);
        assertThat(answer.loading()).isFalse();
        assertThat(answer.keys()).isEqualTo(3);
        assertThat(answer.memory().usedBytes()).isPositive();
        assertThat(answer.diskWritable()).isTrue();
        assertThat(answer.rewriteInProgress()).isFalse();
        assertThat(answer.replication().role()).isEqualTo(ServerRole.PRIMARY);
        assertThat(answer.replication().offset()).isPositive();
        assertThat(answer.replication().replicas()).singleElement().satisfies(replica -> {
            assertThat(replica.ip()).isEqualTo("127.0.0.1");
            assertThat(replica.port()).isEqualTo(7712);
            assertThat(replica.online()).isTrue();
            assertThat(replica.offset())
                    .isPositive()
                    .isLessThanOrEqualTo(answer.replication().offset());
        });
    }

    @ParameterizedTest
    @CsvSource({"redis-7.0", "redis-8.0", "valkey-8.0", "valkey-8.1"})
    void aReplicaInSyncIsUnderstoodInEveryVersion(String server) throws IOException {
        var answer = recorded(server, "replica");
        var primary = recorded(server, "primary");

        assertThat(answer.replication().role()).isEqualTo(ServerRole.REPLICA);
        assertThat(answer.replication().linkUp()).isTrue();
        assertThat(answer.replication().syncInProgress()).isFalse();
        assertThat(answer.replication().primaryHost()).isEqualTo("127.0.0.1");
        assertThat(answer.replication().primaryPort()).isEqualTo(7711);
        assertThat(answer.replication().unassigned()).isFalse();
        assertThat(answer.replication().lastIoSecondsAgo()).isNotNegative();
        assertThat(answer.replication().replicationId())
                .isEqualTo(primary.replication().replicationId());
        assertThat(answer.keys()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"redis-7.0", "redis-8.0", "valkey-8.0", "valkey-8.1"})
    void aFrozenNodeFollowsNobodyInEveryVersion(String server) throws IOException {
        var answer = recorded(server, "frozen");

        assertThat(answer.replication().unassigned()).isTrue();
        assertThat(answer.replication().linkUp()).isFalse();
        assertThat(answer.replication().lastIoSecondsAgo()).isEqualTo(-1);
        assertThat(answer.replication().replicas()).isEmpty();
        assertThat(answer.keys()).isZero();
    }

    @Test
    void fieldsThatAVersionDoesNotHaveAreNotMissed() {
        var answer = read(
                "redis_version:9.9.9\nrun_id:abc\nrole:master\nmaster_replid:x\nbrand_new:1\n\n# Odd:\nno colon\n");

        assertThat(answer.version()).isEqualTo("9.9.9");
        assertThat(answer.diskWritable()).isTrue();
        assertThat(answer.replication().offset()).isZero();
    }

    @Test
    void figuresThatAreNoneCountAsAbsent() {
        var answer = read("redis_version:7\nrun_id:abc\nrole:master\nmaster_replid:x\nmaster_repl_offset:lots\n"
                + "slave0:ip=1.2.3.4,port=zero,state=wait_bgsave,offset=,lag=-3590\nslaveX:ip=9\ndb0:keys=many\n");

        assertThat(answer.replication().offset()).isZero();
        assertThat(answer.keys()).isZero();
        assertThat(answer.replication().replicas()).singleElement().satisfies(replica -> {
            assertThat(replica.online()).isFalse();
            assertThat(replica.port()).isZero();
            assertThat(replica.lagSeconds()).isEqualTo(-3590);
        });
    }

    @Test
    void aDiskThatFailsIsSeenInEitherKindOfPersistence() {
        var base = "redis_version:7\nrun_id:abc\nrole:master\nmaster_replid:x\n";

        assertThat(read(base + "aof_last_write_status:err\n").diskWritable()).isFalse();
        assertThat(read(base + "rdb_last_bgsave_status:err\n").diskWritable()).isFalse();
    }

    @Test
    void aRewriteThatIsOnlyScheduledCountsToo() {
        var base = "redis_version:7\nrun_id:abc\nrole:master\nmaster_replid:x\n";

        assertThat(read(base + "aof_rewrite_scheduled:1\n").rewriteInProgress()).isTrue();
        assertThat(read(base + "aof_rewrite_in_progress:1\n").rewriteInProgress())
                .isTrue();
    }

    @Test
    void whoeverDoesNotTellItsStateIsNoCacheServer() {
        assertThatThrownBy(() -> read("redis_version:7\nrole:master\n"))
                .isInstanceOf(NodeErrorException.class)
                .hasMessageContaining("run_id");
        assertThatThrownBy(() -> read("redis_version:7\nrun_id:abc\nrole:sentinel\nmaster_replid:x\n"))
                .isInstanceOf(NodeErrorException.class)
                .hasMessageContaining("sentinel");
    }

    private static NodeAnswer read(String info) {
        return AnswerReader.read(InfoReply.parse(info), Map.of(), OptionalLong.empty());
    }

    private static NodeAnswer recorded(String server, String state) throws IOException {
        var name = "info-" + server + "-" + state + ".txt";
        try (var in = AnswerReaderTest.class.getResourceAsStream(name)) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
