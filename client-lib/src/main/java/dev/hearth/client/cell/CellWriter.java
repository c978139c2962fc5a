package dev.hearth.client.cell;

/** Builds the bytes of one cell. Used once, by one thread. Fields that are not set are zero. */
public final class CellWriter {

    /** How many tags a value may have. */
    public static final int MAX_TAGS = 16;

    private static final byte[] EMPTY = {};
    private static final long UNSIGNED_INT = 0xffff_ffffL;

    private final Kind kind;
    private int flags;
    private int codec;
    private long token;
    private long leaseUntil;
    private long loadStart;
    private long freshMillis;
    private long loadMillis;
    private long version;
    private int era;
    private long[] tags = {};
    private byte[] payload = EMPTY;

    private CellWriter(Kind kind) {
        this.kind = kind;
    }

    /** Starts a cell of this kind. */
    public static CellWriter of(Kind kind) {
        return new CellWriter(kind);
    }

    /** The cell that asks for a lease: no value, this token. The server fills in until when it holds. */
    public static byte[] lease(long token, boolean writer, int era) {
        return of(Kind.LEASE)
                .flags(writer ? Cell.WRITER : 0)
                .token(token)
                .era(era)
                .bytes();
    }

    /** The cell that lets only values of this version and later in. */
    public static byte[] floor(long version, int era) {
        return of(Kind.LEASE).version(version).era(era).bytes();
    }

    /** Any of {@link Cell#DIRTY}, {@link Cell#WRITER}, {@link Cell#COMPRESSED}. */
    public CellWriter flags(int value) {
        flags = value;
        return this;
    }

    /** 0 to 255. */
    public CellWriter codec(int value) {
        codec = value;
        return this;
    }

    /** Zero: no lease. */
    public CellWriter token(long value) {
        token = value;
        return this;
    }

    /** Server milliseconds. */
    public CellWriter leaseUntil(long value) {
        leaseUntil = value;
        return this;
    }

    /** Cluster milliseconds, the earliest possible. */
    public CellWriter loadStart(long value) {
        loadStart = value;
        return this;
    }

    /** Milliseconds, below 2³² (49 days); more is written as 2³² − 1. */
    public CellWriter freshMillis(long value) {
        freshMillis = Math.min(value, UNSIGNED_INT);
        return this;
    }

    /** Milliseconds, below 2³²; more is written as 2³² − 1. */
    public CellWriter loadMillis(long value) {
        loadMillis = Math.min(value, UNSIGNED_INT);
        return this;
    }

    /** Zero: none. Compared as unsigned. */
    public CellWriter version(long value) {
        version = value;
        return this;
    }

    /** 0 to 65 535. */
    public CellWriter era(int value) {
        era = value;
        return this;
    }

    /**
     * Hashes of the tags' names.
     *
     * @throws IllegalArgumentException when there are more than {@link #MAX_TAGS}
     */
    public CellWriter tags(long... values) {
        if (values.length > MAX_TAGS) {
            throw new IllegalArgumentException(
                    "a value may have up to " + MAX_TAGS + " tags, not " + values.length + ": use a coarser tag");
        }
        tags = values;
        return this;
    }

    /** The payload; it is copied by {@link #bytes}. */
    public CellWriter payload(byte[] value) {
        payload = value;
        return this;
    }

    /** The cell, with its checksum. */
    public byte[] bytes() {
        var header = Cell.HEADER + 8 * tags.length;
        var cell = new byte[header + payload.length];
        cell[0] = Cell.MAGIC_0;
        cell[1] = Cell.MAGIC_1;
        cell[2] = Cell.FORMAT;
        cell[3] = kind.code();
        cell[4] = (byte) flags;
        cell[5] = (byte) header;
        cell[6] = (byte) codec;
        cell[7] = (byte) tags.length;
        Cell.putLong(cell, 8, token);
        Cell.putLong(cell, 16, leaseUntil);
        Cell.putLong(cell, 24, loadStart);
        Cell.putInt(cell, 32, (int) freshMillis);
        Cell.putInt(cell, 36, (int) loadMillis);
        Cell.putLong(cell, 40, version);
        cell[48] = (byte) (era >> 8);
        cell[49] = (byte) era;
        for (var i = 0; i < tags.length; i++) {
            Cell.putLong(cell, Cell.HEADER + 8 * i, tags[i]);
        }
        System.arraycopy(payload, 0, cell, header, payload.length);
        Cell.putInt(cell, 52, Cell.checksum(cell, header));
        return cell;
    }
}
