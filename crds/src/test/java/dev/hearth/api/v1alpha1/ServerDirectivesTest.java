package dev.hearth.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ServerDirectivesTest {

    @Test
    void the_rule_and_the_message_name_the_same_directives() {
        assertThat(names(ServerDirectives.RESP_CEL)).containsExactlyElementsOf(ServerDirectives.of(EngineType.VALKEY));
        assertThat(names(ServerDirectives.MEMCACHED_CEL))
                .containsExactlyElementsOf(ServerDirectives.of(EngineType.MEMCACHED));
        assertThat(ServerDirectives.of(EngineType.REDIS)).hasSize(34).doesNotHaveDuplicates();
    }

    private static Iterable<String> names(String cel) {
        return Arrays.stream(cel.split(", ", -1))
                .map(quoted -> quoted.substring(1, quoted.length() - 1))
                .toList();
    }
}
