package dev.hearth.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Whether what the guide shows is what is tested. */
class GuideTest {

    @Test
    void everyMethodThatTheGuideShowsIsInTheServiceThatIsTested() {
        var tested = Guide.text(Path.of("src/test/java/dev/hearth/client/spring/Products.java"));
        var shown = Guide.blocks("java")
                .get(0)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();

        assertThat(shown)
                .hasSizeGreaterThan(15)
                .allSatisfy(line -> assertThat(tested).contains(line.strip()));
    }

    @Test
    void everyPropertyIsInTheGuide() {
        var guide = Guide.text(Path.of("../docs/spring.md"));

        for (var record : new Class<?>[] {HearthProperties.class, HearthProperties.CacheClass.class}) {
            for (var component : record.getRecordComponents()) {
                var property = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                assertThat(guide).as("the table of settings").contains(property + "` |");
            }
        }
    }
}
