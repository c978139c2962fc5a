package dev.hearth.e2e.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DriverConfigTest {

    @Test
    void addressesAloneGiveTheSteadyLoad() {
        var config = DriverConfig.fromEnvironment(
                Map.of("LEDGER_PRIMARY", "web-primary:6379", "LEDGER_READ", "web-read:6379"));

        assertThat(config.primary()).isEqualTo(new Endpoint("web-primary", 6379));
        assertThat(config.load()).isEqualTo(Load.STEADY);
        assertThat(config.timeouts()).isEqualTo(Timeouts.STANDARD);
    }

    @Test
    void aMissingAddressIsNamed() {
        assertThatThrownBy(() -> DriverConfig.fromEnvironment(Map.of("LEDGER_READ", "web-read:6379")))
                .hasMessageContaining("LEDGER_PRIMARY must be set");
    }

    @Test
    void aWordInPlaceOfANumberIsNamed() {
        assertThatThrownBy(() -> DriverConfig.fromEnvironment(
                        Map.of("LEDGER_PRIMARY", "a:1", "LEDGER_READ", "b:1", "LEDGER_WRITERS", "many")))
                .hasMessageContaining("LEDGER_WRITERS must be a whole number, not 'many'");
    }

    @Test
    void aCommandTimeOutBeyondTheFenceWaitIsRefusedAsLateRepliesWouldCount() {
        assertThatThrownBy(() -> DriverConfig.fromEnvironment(
                        Map.of("LEDGER_PRIMARY", "a:1", "LEDGER_READ", "b:1", "LEDGER_COMMAND_MS", "4000")))
                .hasMessageContaining("late replies");
    }

    @Test
    void theTextOfCredentialsHidesThePassword() {
        assertThat(new Credentials("default", "s3cret").toString()).doesNotContain("s3cret");
    }
}
