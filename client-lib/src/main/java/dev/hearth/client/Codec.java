package dev.hearth.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Turns values into bytes and back. Must be safe for use by many threads, and must not block: it is called on the network's
 * threads.
 */
public interface Codec<V> {

    /** Written beside every value, 0 to 255, so that programs recognise each other's. 0: bytes, 1: UTF-8, 2: JSON. */
    int id();

    /**
     * The bytes of a value. An exception keeps a loaded value from being stored, not from being served; a write fails with it, and
     * the key is invalidated.
     */
    byte[] encode(V value);

    /**
     * The value in these bytes. An exception makes the cell count as missing.
     *
     * @param bytes to be read, not kept
     */
    V decode(ByteBuffer bytes);

    /** Bytes as they are. Arrays are shared with the cache and must not be changed. */
    static Codec<byte[]> bytes() {
        return new Codec<>() {
            @Override
            public int id() {
                return 0;
            }

            @Override
            public byte[] encode(byte[] value) {
                return value;
            }

            @Override
            public byte[] decode(ByteBuffer bytes) {
                var value = new byte[bytes.remaining()];
                bytes.get(value);
                return value;
            }
        };
    }

    /** Text as UTF-8. */
    static Codec<String> string() {
        return new Codec<>() {
            @Override
            public int id() {
                return 1;
            }

            @Override
            public byte[] encode(String value) {
                return value.getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public String decode(ByteBuffer bytes) {
                return StandardCharsets.UTF_8.decode(bytes).toString();
            }
        };
    }
}
