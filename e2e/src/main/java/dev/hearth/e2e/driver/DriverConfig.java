package dev.hearth.e2e.driver;

import java.time.Duration;
import java.util.Map;

/**
 * All that a driver needs to know.
 *
 * @param run names the keys of this ledger, so that two drivers never share one
 * @param primary where writes go
 * @param read where reads go
 * @param credentials for both
 * @param load rates and connections
 * @param timeouts the client's patience
 */
public record DriverConfig(
        String run, Endpoint primary, Endpoint read, Credentials credentials, Load load, Timeouts timeouts) {

    /**
     * Reads {@code LEDGER_PRIMARY} and {@code LEDGER_READ} (host:port, required), {@code LEDGER_RUN},
     * {@code LEDGER_USERNAME}, {@code LEDGER_PASSWORD}, {@code LEDGER_WRITERS}, {@code LEDGER_WRITES_PER_SECOND},
     * {@code LEDGER_READERS}, {@code LEDGER_READS_PER_SECOND}, {@code LEDGER_CONNECT_MS}, {@code LEDGER_COMMAND_MS} and
     * {@code LEDGER_GAP_MS}.
     *
     * @throws IllegalArgumentException naming the variable that is missing or wrong
     */
    public static DriverConfig fromEnvironment(Map<String, String> environment) {
        var standard = Timeouts.STANDARD;
        var load = new Load(
                number(environment, "LEDGER_WRITERS", Load.STEADY.writers()),
                number(environment, "LEDGER_WRITES_PER_SECOND", Load.STEADY.writesPerSecond()),
                number(environment, "LEDGER_READERS", Load.STEADY.readers()),
                number(environment, "LEDGER_READS_PER_SECOND", Load.STEADY.readsPerSecond()));
        var timeouts = new Timeouts(
                millis(environment, "LEDGER_CONNECT_MS", standard.connect()),
                millis(environment, "LEDGER_COMMAND_MS", standard.command()),
                standard.retryPause(),
                standard.connectionLife(),
                millis(environment, "LEDGER_GAP_MS", standard.gap()));
        return new DriverConfig(
                environment.getOrDefault("LEDGER_RUN", "run"),
                Endpoint.parse(required(environment, "LEDGER_PRIMARY")),
                Endpoint.parse(required(environment, "LEDGER_READ")),
                new Credentials(environment.get("LEDGER_USERNAME"), environment.get("LEDGER_PASSWORD")),
                load,
                timeouts);
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " must be set, such as " + name + "=web-primary:6379");
        }
        return value;
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        var value = environment.get(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, not '" + value + "'", e);
        }
    }

    private static Duration millis(Map<String, String> environment, String name, Duration otherwise) {
        return Duration.ofMillis(number(environment, name, (int) otherwise.toMillis()));
    }
}
