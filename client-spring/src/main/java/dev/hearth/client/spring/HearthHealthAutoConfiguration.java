package dev.hearth.client.spring;

import dev.hearth.client.HearthClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Health of the client, where Actuator is. {@code management.health.hearth.enabled=false} leaves it out. */
@AutoConfiguration(after = HearthClientAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(HearthClient.class)
@ConditionalOnEnabledHealthIndicator("hearth")
public class HearthHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "hearthHealthIndicator")
    HealthIndicator hearthHealthIndicator(HearthClient client) {
        return new HearthHealth(client);
    }
}
