package dev.hearth.client.port;

import java.util.concurrent.CompletionStage;

/** The token bucket before a source, shared by all clients. */
public interface Gate {

    /**
     * Takes up to {@code wanted} permits.
     *
     * @param source name of the source
     * @param rate permits per second, 1 to 100,000
     * @param burst the most that can be saved up, at least 1
     */
    CompletionStage<Permits> take(String source, int rate, int burst, int wanted);

    /**
     * What was granted.
     *
     * @param granted 0 to wanted
     * @param waitMillis until there may be one more; zero when all were granted
     */
    record Permits(int granted, long waitMillis) {}
}
