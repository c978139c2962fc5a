package dev.hearth.client.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HashingTest {

    @Test
    void theHashIsTheOneOfTheProtocol() {
        assertThat(Hash64.of("")).isEqualTo(0xefd01f60ba992926L);
        assertThat(Hash64.of("product:123")).isEqualTo(0x57e261d78c29a539L);
        assertThat(Hash64.of("products\0product:123")).isEqualTo(0x16db97eb3a5f57bcL);
        assertThat(Hash64.of("städte:köln")).isEqualTo(0xcefef1e1341ab60bL);
    }

    @Test
    void jitterAndRolloutAreTheOnesOfTheProtocol() {
        assertThat(Spread.ttl("products", "product:123", 300_000, 10)).isEqualTo(297_322);
        assertThat(Spread.position("products", "product:123")).isEqualTo(3707);
        assertThat(Spread.covers("products", "product:123", 37)).isFalse();
        assertThat(Spread.covers("products", "product:123", 38)).isTrue();
    }

    @Test
    void keysStoredTogetherDoNotExpireTogether() {
        var perSecond = new HashMap<Long, Integer>();
        for (var i = 0; i < 1_000_000; i++) {
            perSecond.merge(Spread.ttl("products", "product:" + i, 300_000, 10) / 1000, 1, Integer::sum);
        }
        var inner = perSecond.entrySet().stream()
                .filter(second -> second.getKey() > 270 && second.getKey() < 299)
                .mapToInt(Map.Entry::getValue)
                .summaryStatistics();

        assertThat(inner.getMax()).isLessThan((int) (1.5 * inner.getAverage()));
    }

    @Test
    void twoProcessesExpireAKeyAtDifferentTimes() {
        assertThat(Spread.localTtl("products", "product:123", "a", 300_000, 10))
                .isNotEqualTo(Spread.localTtl("products", "product:123", "b", 300_000, 10));
    }

    @Property
    void jitterOnlyShortensAndByNoMoreThanItsPercentage(
            @ForAll String key,
            @ForAll @LongRange(min = 1, max = 31_536_000_000L) long ttl,
            @ForAll @IntRange(max = 50) int percent) {
        assertThat(Spread.ttl("c", key, ttl, percent)).isBetween(ttl - ttl * percent / 100 - 1, ttl);
    }

    @Property
    void aKeyStaysInAGrowingRollout(@ForAll String key, @ForAll @IntRange(max = 99) int percent) {
        assertThat(!Spread.covers("c", key, percent) || Spread.covers("c", key, percent + 1))
                .isTrue();
        assertThat(Spread.covers("c", key, 0)).isFalse();
        assertThat(Spread.covers("c", key, 100)).isTrue();
    }

    @Test
    void slotsAreTheServers() {
        assertThat(Slots.of("product:123")).isEqualTo(13_203);
        assertThat(Slots.of("123456789")).isEqualTo(12_739);
        assertThat(Slots.of("a{product:123}b")).isEqualTo(13_203);
        assertThat(Slots.of("{}product:123")).isNotEqualTo(13_203);
        assertThat(Slots.of(Names.LOG)).isZero();
    }

    @Test
    void everyLogHasASlotOfItsOwn() {
        var names = new HashSet<String>();
        for (var i = 0; i < Names.LOGS; i++) {
            assertThat(Slots.of(Names.log(i))).isEqualTo(64 * i);
            names.add(Names.log(i));
        }
        assertThat(names).hasSize(Names.LOGS).contains("hearth:log:{3560}");
        assertThat(Names.log(0)).isEqualTo(Names.LOG);
    }

    @Test
    void countersOfHotKeysLiveTenMinutes() {
        assertThat(Names.hot("products", 1_795_252_080_994L)).isEqualTo("hearth:hot:{products}:2992086");
    }
}
