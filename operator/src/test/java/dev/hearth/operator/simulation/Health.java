package dev.hearth.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.model.Fence;

/** What a shard looks like when nothing is wrong. */
final class Health {

    private Health() {}

    static FakeServer primary(SimulatedCluster cluster) {
        var primaries = cluster.servers().stream().filter(s -> s.primary).toList();
        assertThat(primaries).as("4: exactly one primary").hasSize(1);
        return primaries.getFirst();
    }

    static void require(SimulatedCluster cluster) {
        var primary = primary(cluster);
        var record = cluster.status.record();
        assertThat(record.primary()).hasValueSatisfying(p -> {
            assertThat(p.node()).isEqualTo(cluster.idOf(primary));
            assertThat(p.runId()).isEqualTo(primary.runId);
        });
        assertThat(primary.accepts()).as("4: " + primary + " takes writes").isTrue();
        assertThat(record.move()).as("no move is left").isEmpty();
        assertThat(cluster.routedTo).as("the route").isEqualTo(primary.pod);
        assertThat(record.fence())
                .as("the fence is as strong as the replicas allow")
                .isEqualTo(cluster.policy.replicas() == 0 ? Fence.OPEN : Fence.ARMED);
        assertThat(primary.minReplicas).isEqualTo((cluster.policy.replicas() + 1) / 2);
        assertThat(record.holders()).hasSize(cluster.policy.replicas());
        assertThat(record.inSync()).hasSize(cluster.policy.replicas());
        assertThat(primary.marker).as("the epoch marker").isEqualTo(record.epoch());
        for (var server : cluster.servers()) {
            if (server != primary) {
                assertThat(server.linkUp).as(server + " follows").isTrue();
                assertThat(server.masterIp).isEqualTo(primary.ip);
                assertThat(server.minReplicas).as(server + " is closed").isEqualTo(1000);
                assertThat(server.serveStale).as(server + " serves stale reads").isTrue();
            }
            assertThat(cluster.pod(server.pod).label)
                    .as("the label of " + server)
                    .hasValue(server == primary ? "primary" : "replica");
            assertThat(cluster.pod(server.pod).gate).as("the gate of " + server).hasValue(true);
        }
    }
}
