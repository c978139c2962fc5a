package dev.hearth.client.engine;

import dev.hearth.client.Codec;
import dev.hearth.client.cell.Cell;
import dev.hearth.client.cell.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Payloads of cells: the class's codec, and DEFLATE for what is larger than a threshold and gets smaller by it. */
final class Values<V> {

    private static final int LENGTH = Integer.BYTES;

    private final Codec<V> codec;
    private final int compressFrom;

    /** @param compressFrom bytes; payloads below are stored as they are */
    Values(Codec<V> codec, int compressFrom) {
        this.codec = codec;
        this.compressFrom = compressFrom;
    }

    /** A payload and whether it is compressed. */
    record Payload(byte[] bytes, boolean compressed) {}

    int codec() {
        return codec.id();
    }

    Payload encode(V value) {
        var plain = codec.encode(value);
        if (plain.length < compressFrom) {
            return new Payload(plain, false);
        }
        var packed = deflate(plain);
        return packed.length < plain.length ? new Payload(packed, true) : new Payload(plain, false);
    }

    /**
     * The value in a cell; null when the cell says that there is none.
     *
     * @throws IllegalArgumentException the payload cannot be read
     */
    @Nullable
    V decode(Cell cell, int largest) {
        if (cell.kind() != Kind.VALUE) {
            return null;
        }
        if (cell.codec() != codec.id()) {
            throw new IllegalArgumentException(
                    "written by codec " + cell.codec() + ", this program reads codec " + codec.id());
        }
        var payload = cell.payload();
        return codec.decode(cell.compressed() ? inflate(payload, largest) : payload);
    }

    private static byte[] deflate(byte[] plain) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(plain);
            deflater.finish();
            var out = new ByteArrayOutputStream(plain.length / 2);
            out.writeBytes(ByteBuffer.allocate(LENGTH).putInt(plain.length).array());
            var buffer = new byte[8_192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static ByteBuffer inflate(ByteBuffer packed, int largest) {
        var length = packed.getInt();
        if (length < 0 || length > largest) {
            throw new IllegalArgumentException("a payload says that it has " + length + " bytes");
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            var plain = new byte[length];
            var read = 0;
            while (read < length) {
                var more = inflater.inflate(plain, read, length - read);
                if (more == 0) {
                    throw new IllegalArgumentException("a compressed payload is cut short");
                }
                read += more;
            }
            return ByteBuffer.wrap(plain);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a compressed payload cannot be read", e);
        } finally {
            inflater.end();
        }
    }
}
