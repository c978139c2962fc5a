package dev.hearth.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.Persistence;
import dev.hearth.operator.model.ShardPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailoverStoriesTest {

    static ShardPolicy policy(int replicas, Persistence persistence) {
        return new ShardPolicy(
                replicas,
                persistence,
                Duration.ofSeconds(2),
                true,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5));
    }

    @Test
    void smoke() {
        var c = new SimulatedCluster(1, policy(2, Persistence.NONE));
        c.run(6_000);
        c.kubelet.crash(c.pod(c.routedTo));
        c.run(10_000);
        c.time.story().forEach(System.out::println);
        assertThat(c.ledger.longestGap(4_000, c.time.now())).isLessThan(1_000);
    }
}
