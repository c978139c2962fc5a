package dev.hearth.client.port;

/**
 * The last entry that a client has processed. Two histories may repeat an id, so the writer's mark belongs to the identity.
 *
 * @param id {@link #START}: the log was empty when it was first read, which is something else than not knowing a position
 */
public record LogPosition(String id, String by) {

    /** Before the first entry. */
    public static final String START = "0-0";

    /** The position in an empty log. */
    public static final LogPosition EMPTY = new LogPosition(START, "");

    /** Whether the log was empty. */
    public boolean atStart() {
        return id.equals(START);
    }
}
