package dev.hearth.client.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.client.CachePolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private static final Map<String, String> FIELDS = Map.of(
            "version", "17",
            "products.profile", "HotKeys",
            "products.key_patterns", "product:*\nitem:*:price",
            "products.ttl_ms", "60000",
            "products.mode", "Bypass",
            "products.invented_later", "x",
            "products.jitter_percent", "not a number",
            "sessions.profile", "StreamingSessions",
            "sessions.key_patterns", "session:*");

    @Test
    void aPolicyIsItsProfileWithWhatIsSaidOverIt() {
        var catalog = Catalog.parse(FIELDS);
        var products = catalog.classes().get("products").newest();

        assertThat(catalog.version()).isEqualTo("17");
        assertThat(products.ttl()).isEqualTo(Duration.ofMinutes(1));
        assertThat(products.mode()).isEqualTo(CachePolicy.Mode.BYPASS);
        assertThat(products.jitterPercent())
                .as("what cannot be read keeps its default")
                .isEqualTo(10);
        assertThat(products.keyPatterns()).containsExactly("product:*", "item:*:price");
        assertThat(catalog.classes().get("sessions").newest().expiry()).isEqualTo(CachePolicy.Expiry.AFTER_ACCESS);
    }

    @Test
    void aRolloutHasTwoPolicies() {
        var fields = new HashMap<>(FIELDS);
        fields.put("products.rollout_percent", "25");
        fields.put("products.stable.profile", "HotKeys");
        fields.put("products.stable.ttl_ms", "300000");
        var entry = Catalog.parse(fields).classes().get("products");

        assertThat(entry.newest().rolloutPercent()).isEqualTo(25);
        assertThat(entry.stable().orElseThrow().ttl()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void withoutAVersionThereIsNoCatalog() {
        assertThat(Catalog.parse(Map.of("products.ttl_ms", "1"))).isEqualTo(Catalog.NONE);
    }

    @Test
    void patternsMatchWholeKeys() {
        assertThat(Pattern.of("product:*").matches("product:1")).isTrue();
        assertThat(Pattern.of("product:*").matches("product:")).isTrue();
        assertThat(Pattern.of("product:*").matches("a product:1")).isFalse();
        assertThat(Pattern.of("a*b*c").matches("a-b-c")).isTrue();
        assertThat(Pattern.of("a*b*c").matches("abc")).isTrue();
        assertThat(Pattern.of("a*b*c").matches("ac")).isFalse();
        assertThat(Pattern.of("ab*ba").matches("aba"))
                .as("parts do not overlap")
                .isFalse();
        assertThat(Pattern.of("exact").matches("exact")).isTrue();
        assertThat(Pattern.of("exact").matches("exactly")).isFalse();
        assertThat(Pattern.of("*").matches("anything")).isTrue();
    }

    @Test
    void theMoreSpecificPatternOwnsAKey() {
        var owners = Owners.of(Map.of(
                "all", List.of("*"),
                "products", List.of("product:*"),
                "prices", List.of("product:*:price"),
                "promoted", List.of("product:1*")));

        assertThat(owners.of("product:2")).contains("products");
        assertThat(owners.of("product:2:price")).contains("prices");
        assertThat(owners.of("product:12:price"))
                .as("the longer literal start first")
                .contains("promoted");
        assertThat(owners.of("user:1")).contains("all");
        assertThat(Owners.NOBODY.of("user:1")).isEmpty();
    }
}
