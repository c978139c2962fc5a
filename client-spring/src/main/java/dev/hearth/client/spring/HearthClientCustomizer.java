package dev.hearth.client.spring;

import dev.hearth.client.HearthClient;

/** A bean that changes the client before it is opened, such as its executor. Called in the order of the beans. */
@FunctionalInterface
public interface HearthClientCustomizer {

    /** Changes settings. */
    void customize(HearthClient.Builder client);
}
