package dev.hearth.client.cell;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The slots of Redis Cluster, and the decimal number in braces that puts a name of ours into a given slot. */
public final class Slots {

    /** How many slots there are. */
    public static final int COUNT = 16_384;

    private static final int[] CRC16 = crc16();
    private static final int[] TAGS = tags();

    private Slots() {}

    /** The slot of a key: CRC-16 (XMODEM) of the text in its first braces, or of all of it when there is none. */
    public static int of(String key) {
        var open = key.indexOf('{');
        if (open >= 0) {
            var close = key.indexOf('}', open + 1);
            if (close > open + 1) {
                return crc(key.substring(open + 1, close)) % COUNT;
            }
        }
        return crc(key) % COUNT;
    }

    /**
     * The smallest decimal number whose slot is 64 · {@code index}.
     *
     * @param index 0 to 255
     */
    public static int tag(int index) {
        return TAGS[index];
    }

    private static int crc(String text) {
        var crc = 0;
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            crc = next(crc, b);
        }
        return crc;
    }

    private static int next(int crc, int b) {
        return ((crc << 8) & 0xffff) ^ CRC16[((crc >> 8) ^ b) & 0xff];
    }

    private static int[] crc16() {
        var table = new int[256];
        for (var i = 0; i < 256; i++) {
            var crc = i << 8;
            for (var bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
            }
            table[i] = crc & 0xffff;
        }
        return table;
    }

    private static int[] tags() {
        var tags = new int[256];
        Arrays.fill(tags, -1);
        var missing = tags.length;
        for (var number = 0; missing > 0; number++) {
            var slot = crc(Integer.toString(number)) % COUNT;
            if (slot % 64 == 0 && tags[slot / 64] < 0) {
                tags[slot / 64] = number;
                missing--;
            }
        }
        return tags;
    }
}
