package dev.hearth.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RefusedCommandsTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final NodeId A = new NodeId("shop", "web-s0-0", "uid-0");
    private static final NodeId B = new NodeId("shop", "web-s0-1", "uid-1");

    private Instant now = START;
    private final RefusedCommands commands = new RefusedCommands(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private Refusal refuse(NodeId node) {
        commands.refused(new NodeCommand.Freeze(node, Reason.PRIMARY_DEAD), "REPLICAOF: NOPERM");
        return commands.of(node).orElseThrow();
    }

    @Test
    void each_refusal_doubles_the_time_until_the_next_try_up_to_half_a_minute() {
        var pauses = new ArrayList<Long>();
        for (var i = 0; i < 11; i++) {
            var refusal = refuse(A);
            pauses.add(Duration.between(now, refusal.until()).toMillis());
            now = refusal.until();
        }
        assertThat(pauses)
                .containsExactly(100L, 200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 12_800L, 25_600L, 30_000L, 30_000L);
        assertThat(commands.of(A)).hasValueSatisfying(r -> {
            assertThat(r.since()).isEqualTo(START);
            assertThat(r.command()).isEqualTo("Freeze");
            assertThat(r.words()).isEqualTo("REPLICAOF: NOPERM");
        });
    }

    @Test
    void another_pod_has_refused_nothing() {
        refuse(A);
        assertThat(commands.of(B)).isEmpty();
    }

    @Test
    void a_server_that_obeyed_for_a_minute_begins_anew() {
        now = refuse(A).until().plusSeconds(61);
        assertThat(commands.of(A)).isEmpty();
        var refusal = refuse(A);
        assertThat(refusal.since()).isEqualTo(now);
        assertThat(Duration.between(now, refusal.until())).isEqualTo(Duration.ofMillis(100));
    }
}
