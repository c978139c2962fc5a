package dev.hearth.operator.decide.shard;

import static dev.hearth.operator.decide.shard.NodeBuilder.node;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InSyncTest {

    private static final long MEGABYTES = 1 << 20;

    private static NodeBuilder primary() {
        return node("a")
                .primary(1)
                .offset(50 * MEGABYTES)
                .previousOffset(40 * MEGABYTES)
                .lists("b", 40 * MEGABYTES);
    }

    private static NodeBuilder replica() {
        return node("b").follows("a", true).offset(50 * MEGABYTES);
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("it has everything", primary(), replica(), true),
                Arguments.of("its link is down", primary(), replica().follows("a", false), false),
                Arguments.of("it follows somebody else", primary(), replica().follows("c", true), false),
                Arguments.of("it loads", primary(), replica().loading(), false),
                Arguments.of("it receives the data set", primary(), replica().syncing(), false),
                Arguments.of("old data of another lineage", primary(), replica().lineage("old"), false),
                Arguments.of("17 MB behind with no lag", primary(), replica().offset(33 * MEGABYTES), false),
                Arguments.of(
                        "half a megabyte behind", primary(), replica().offset(50 * MEGABYTES - MEGABYTES / 2), true),
                Arguments.of(
                        "asked earlier, what was there then",
                        primary(),
                        replica().offset(41 * MEGABYTES).asked(800),
                        true),
                Arguments.of(
                        "asked earlier, not even that",
                        primary(),
                        replica().offset(39 * MEGABYTES).asked(800),
                        false),
                Arguments.of("not listed", node("a").primary(1).offset(50 * MEGABYTES), replica(), false),
                Arguments.of(
                        "counts as good and has acknowledged nothing",
                        node("a").primary(1).offset(50 * MEGABYTES).lists("b", 0),
                        replica(),
                        false),
                Arguments.of("it does not answer", primary(), replica().silent(3_000), false));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("cases")
    void bytes_of_one_lineage_tell(String what, NodeBuilder primary, NodeBuilder replica, boolean inSync) {
        assertThat(InSync.test(replica.build(), primary.build())).as(what).isEqualTo(inSync);
    }
}
