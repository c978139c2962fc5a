package dev.hearth.client.spring;

import dev.hearth.client.HearthClient;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether the cluster answers. It is UNKNOWN and not DOWN when it does not: the program serves from its sources then, and taking its
 * pods out of service for a cache would turn a slow moment into an outage.
 */
final class HearthHealth extends AbstractHealthIndicator {

    private final HearthClient client;

    HearthHealth(HearthClient client) {
        this.client = client;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (client.connected()) {
            health.up().withDetail("cluster", "answers");
        } else {
            health.unknown().withDetail("cluster", "does not answer; reads go to their sources");
        }
    }
}
