package dev.hearth.client.engine;

import dev.hearth.client.port.Session;

/**
 * A link from the moment it had caught up with its server until it broke. What was read in one attachment may enter the local
 * level only in the same one; identity counts.
 */
public final class Attachment {

    private final Session session;

    /** To this session. */
    public Attachment(Session session) {
        this.session = session;
    }

    /** The connections. */
    public Session session() {
        return session;
    }
}
