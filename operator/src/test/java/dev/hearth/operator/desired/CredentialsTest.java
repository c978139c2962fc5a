package dev.hearth.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private static final Credentials FRESH =
            new Credentials("fresh-operator-pw", "fresh-replication", "fresh-application");

    @Test
    void passwords_that_exist_are_kept_and_missing_ones_are_made() {
        var kept = Credentials.keeping(Map.of(Secrets.APPLICATION_PASSWORD, base64("application-before")), FRESH);
        assertThat(kept.application()).isEqualTo("application-before");
        assertThat(kept.operator()).isEqualTo("fresh-operator-pw");
    }

    @Test
    void what_was_written_is_what_is_kept() {
        var secret = Secrets.credentials(Specs.of("engine: {type: Redis}", Optional.empty()), GoldenCase.CREDENTIALS);
        assertThat(Credentials.keeping(secret.getData(), FRESH)).isEqualTo(GoldenCase.CREDENTIALS);
    }

    @Test
    void a_password_that_would_break_a_url_or_the_file_is_refused_without_showing_it() {
        var data = Map.of(Secrets.REPLICATION_PASSWORD, base64("sixteen chars and a\nnewline"));
        assertThatThrownBy(() -> Credentials.keeping(data, FRESH))
                .hasMessageContaining(Secrets.REPLICATION_PASSWORD)
                .hasMessageContaining("16 to 128 characters")
                .hasMessageNotContaining("newline");
    }

    @Test
    void a_short_password_is_refused() {
        var data = Map.of(Secrets.APPLICATION_PASSWORD, base64("short"));
        assertThatThrownBy(() -> Credentials.keeping(data, FRESH)).hasMessageContaining(Secrets.APPLICATION_PASSWORD);
    }

    @Test
    void no_password_is_in_their_text_in_the_config_map_or_in_the_pod() {
        var spec = Specs.of("engine: {type: Redis}", Optional.empty());
        var visible = GoldenCase.CREDENTIALS
                + ServerConfig.configMap(spec).toString()
                + StatefulSets.of(spec, 0, Optional.empty(), Optional.empty());
        assertThat(visible)
                .doesNotContain("masterauth", GoldenCase.CREDENTIALS.application(), GoldenCase.CREDENTIALS.operator())
                .doesNotContain(GoldenCase.CREDENTIALS.replication());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
