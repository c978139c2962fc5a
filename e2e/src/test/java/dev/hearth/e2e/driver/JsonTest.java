package dev.hearth.e2e.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void nestedValuesBecomeOneLineThatKeepsTheOrderOfTheMap() {
        var value = new LinkedHashMap<String, Object>();
        value.put("at", 12L);
        value.put("tenths", List.of(1, 2));
        value.put("nested", Map.of("ok", true));

        assertThat(Json.of(value)).isEqualTo("{\"at\":12,\"tenths\":[1,2],\"nested\":{\"ok\":true}}");
    }

    @Test
    void quotesBackslashesAndControlCharactersAreEscaped() {
        assertThat(Json.of("a\"b\\c\nd\te")).isEqualTo("\"a\\\"b\\\\c\\nd\\u0009e\"");
    }
}
