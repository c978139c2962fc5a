package dev.hearth.client.cell;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One cell as it was read: a view of its bytes, which must not be changed afterwards. Nothing is copied. Times are milliseconds;
 * a load start is cluster time, a lease's end is the server's own time.
 */
public final class Cell {

    /** Bytes before the tags and the payload. */
    public static final int HEADER = 56;

    static final byte MAGIC_0 = (byte) 0xC1;
    static final byte MAGIC_1 = 0x48;
    static final byte FORMAT = 1;

    /** The value was written back and its source does not have it yet. */
    public static final int DIRTY = 1;
    /** The lease belongs to a writer. */
    public static final int WRITER = 2;
    /** The payload is compressed. */
    public static final int COMPRESSED = 4;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final Kind kind;

    private Cell(byte[] bytes, Kind kind) {
        this.bytes = bytes;
        this.kind = kind;
    }

    /** The cell in these bytes; null when they are <em>foreign</em>: not written by this protocol, or by a later one. */
    public static @Nullable Cell parse(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != MAGIC_0 || bytes[1] != MAGIC_1 || bytes[2] != FORMAT) {
            return null;
        }
        var kind = Kind.of(bytes[3]);
        var header = bytes[5] & 0xff;
        if (kind == null || header != HEADER + 8 * (bytes[7] & 0xff) || header > bytes.length) {
            return null;
        }
        return new Cell(bytes, kind);
    }

    /** What the cell holds. */
    public Kind kind() {
        return kind;
    }

    /** Whether the source still has to be told ({@link #DIRTY}). */
    public boolean dirty() {
        return (bytes[4] & DIRTY) != 0;
    }

    /** Whether the lease is a writer's ({@link #WRITER}). */
    public boolean writerLease() {
        return (bytes[4] & WRITER) != 0;
    }

    /** Whether the payload is compressed ({@link #COMPRESSED}). */
    public boolean compressed() {
        return (bytes[4] & COMPRESSED) != 0;
    }

    /** Which codec wrote the payload, 0 to 255. */
    public int codec() {
        return bytes[6] & 0xff;
    }

    /** The token of the lease; zero: there is none. */
    public long token() {
        return (long) LONG.get(bytes, 8);
    }

    /** Until when the lease holds, in milliseconds of the server. */
    public long leaseUntil() {
        return (long) LONG.get(bytes, 16);
    }

    /** When the load of the value began, in cluster milliseconds, at the earliest. */
    public long loadStart() {
        return (long) LONG.get(bytes, 24);
    }

    /** How long the value is fresh, from the start of its load; zero: as long as it is there. */
    public long freshMillis() {
        return (int) INT.get(bytes, 32) & 0xffff_ffffL;
    }

    /** How long the load took. */
    public long loadMillis() {
        return (int) INT.get(bytes, 36) & 0xffff_ffffL;
    }

    /** The source's version, the number of a write that is not drained yet, or a floor; zero: none. */
    public long version() {
        return (long) LONG.get(bytes, 40);
    }

    /** The era of cluster time that the load start belongs to, 0 to 65 535. */
    public int era() {
        return ((bytes[48] & 0xff) << 8) | (bytes[49] & 0xff);
    }

    /** Hashes ({@link Hash64}) of the names of the value's tags. */
    public long[] tags() {
        var tags = new long[bytes[7] & 0xff];
        for (var i = 0; i < tags.length; i++) {
            tags[i] = (long) LONG.get(bytes, HEADER + 8 * i);
        }
        return tags;
    }

    /** The payload as it is stored, perhaps compressed; backed by the cell's bytes. */
    public ByteBuffer payload() {
        var header = bytes[5] & 0xff;
        return ByteBuffer.wrap(bytes, header, bytes.length - header).slice();
    }

    /** Whether the payload is what was written. A cell that is not intact is treated like a missing one. */
    public boolean intact() {
        return (int) INT.get(bytes, 52) == checksum(bytes, bytes[5] & 0xff);
    }

    /** How many bytes the cell has. */
    public int size() {
        return bytes.length;
    }

    /** The bytes themselves, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    static int checksum(byte[] bytes, int from) {
        var crc = new CRC32();
        crc.update(bytes, from, bytes.length - from);
        return (int) crc.getValue();
    }

    static void putLong(byte[] bytes, int offset, long value) {
        LONG.set(bytes, offset, value);
    }

    static void putInt(byte[] bytes, int offset, int value) {
        INT.set(bytes, offset, value);
    }
}
