package dev.hearth.client.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The vectors of docs/protocol.md: another language that writes these bytes shares a cache with this library. */
class CellTest {

    private static final String VALUE =
            "c148015600400001" + "0000000000000000" + "0000000000000000" + "000001a1fd5cd162"
                    + "00045948" + "0000002a" + "0000000000000007" + "0001" + "0000" + "e52badcb" + "de4e6ce9611f0b20"
                    + "7b226964223a3132337d";
    private static final String LEASE =
            "c148014c00380000" + "0102030405060708" + "000001a1fd5cf872" + "00".repeat(24) + "0001" + "000000000000";
    private static final String NEGATIVE =
            "c148014e0038000000000000000000000000000000000000000001a1fd5cd1620000753000000000"
                    + "00000000000000000001000000000000";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void aValueIsWrittenByteForByte() {
        var cell = CellWriter.of(Kind.VALUE)
                .payload("{\"id\":123}".getBytes(StandardCharsets.UTF_8))
                .loadStart(1795252080994L)
                .freshMillis(285_000)
                .loadMillis(42)
                .version(7)
                .era(1)
                .tags(Hash64.of("category:5"))
                .bytes();

        assertThat(hex(cell)).isEqualTo(VALUE);
    }

    @Test
    void aLeaseAndAnAbsentValueAreWrittenByteForByte() {
        var lease = CellWriter.of(Kind.LEASE)
                .token(0x0102030405060708L)
                .leaseUntil(1795252090994L)
                .era(1)
                .bytes();
        var negative = CellWriter.of(Kind.ABSENT)
                .loadStart(1795252080994L)
                .freshMillis(30_000)
                .era(1)
                .bytes();

        assertThat(hex(lease)).isEqualTo(LEASE);
        assertThat(hex(negative)).isEqualTo(NEGATIVE);
    }

    @Test
    void aValueIsReadByteForByte() {
        var cell = Cell.parse(bytes(VALUE));

        assertThat(cell).isNotNull();
        assertThat(cell.kind()).isEqualTo(Kind.VALUE);
        assertThat(cell.loadStart()).isEqualTo(1795252080994L);
        assertThat(cell.freshMillis()).isEqualTo(285_000);
        assertThat(cell.loadMillis()).isEqualTo(42);
        assertThat(cell.version()).isEqualTo(7);
        assertThat(cell.era()).isEqualTo(1);
        assertThat(cell.tags()).containsExactly(Hash64.of("category:5"));
        assertThat(StandardCharsets.UTF_8.decode(cell.payload()).toString()).isEqualTo("{\"id\":123}");
        assertThat(cell.intact()).isTrue();
        assertThat(cell.token()).isZero();
    }

    @Test
    void whatOthersWroteIsForeign() {
        assertThat(Cell.parse("plain".getBytes(StandardCharsets.UTF_8))).isNull();
        assertThat(Cell.parse(new byte[] {(byte) 0xC1, 0x48, 1, 'V'})).isNull();
        var later = bytes(VALUE);
        later[2] = 2;
        assertThat(Cell.parse(later)).as("a later format").isNull();
        var kind = bytes(VALUE);
        kind[3] = 'Q';
        assertThat(Cell.parse(kind)).as("an unknown kind").isNull();
        var header = bytes(VALUE);
        header[5] = 72;
        assertThat(Cell.parse(header)).as("a header that lies").isNull();
    }

    @Test
    void aPayloadThatRottedIsNoticed() {
        var cell = bytes(VALUE);
        cell[cell.length - 1] ^= 1;

        assertThat(Cell.parse(cell)).isNotNull().matches(c -> !c.intact());
    }

    @Test
    void tooManyTagsAreRefusedWithAWayOut() {
        assertThatThrownBy(() -> CellWriter.of(Kind.VALUE).tags(new long[17]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("up to 16 tags");
    }

    @Property
    void whatIsWrittenIsRead(
            @ForAll @Size(max = 200) byte[] payload,
            @ForAll long token,
            @ForAll @LongRange(min = 0, max = 1L << 53) long loadStart,
            @ForAll @IntRange(max = 65_535) int era,
            @ForAll @Size(max = 16) long[] tags,
            @ForAll @LongRange(min = 0, max = 0xffff_ffffL) long fresh) {
        var cell = Cell.parse(CellWriter.of(Kind.VALUE)
                .payload(payload)
                .token(token)
                .loadStart(loadStart)
                .era(era)
                .tags(tags)
                .freshMillis(fresh)
                .flags(Cell.COMPRESSED)
                .codec(200)
                .bytes());

        assertThat(cell).isNotNull();
        var read = new byte[payload.length];
        cell.payload().get(read);
        assertThat(read).isEqualTo(payload);
        assertThat(cell.token()).isEqualTo(token);
        assertThat(cell.loadStart()).isEqualTo(loadStart);
        assertThat(cell.era()).isEqualTo(era);
        assertThat(cell.tags()).isEqualTo(tags);
        assertThat(cell.freshMillis()).isEqualTo(fresh);
        assertThat(cell.compressed()).isTrue();
        assertThat(cell.codec()).isEqualTo(200);
        assertThat(cell.intact()).isTrue();
    }

    @Property
    void noBytesBreakTheReader(@ForAll @Size(max = 120) byte[] bytes) {
        var framed = Arrays.copyOf(bytes, bytes.length);
        if (framed.length > 4) {
            framed[0] = (byte) 0xC1;
            framed[1] = 0x48;
            framed[2] = 1;
            framed[3] = 'V';
        }
        var cell = Cell.parse(framed);

        assertThat(cell == null || cell.payload().remaining() <= framed.length).isTrue();
    }
}
