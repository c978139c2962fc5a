package dev.hearth.client.cell;

import org.jspecify.annotations.Nullable;

/** What a cell holds. */
public enum Kind {
    /** A value; perhaps also a lease for refreshing it. */
    VALUE('V'),
    /** The source has nothing under this key. */
    ABSENT('N'),
    /** Only a lease, or only a version floor. */
    LEASE('L'),
    /** A load failed a moment ago; the payload names the error. */
    FAILED('F'),
    /** Deleted by write-back, not drained to the source yet. */
    DELETED('D');

    private final byte code;

    Kind(char code) {
        this.code = (byte) code;
    }

    /** The byte at offset 3 of a cell. */
    public byte code() {
        return code;
    }

    /** The kind with this byte, or null when no version of the format that this library knows has it. */
    static @Nullable Kind of(byte code) {
        return switch (code) {
            case 'V' -> VALUE;
            case 'N' -> ABSENT;
            case 'L' -> LEASE;
            case 'F' -> FAILED;
            case 'D' -> DELETED;
            default -> null;
        };
    }
}
