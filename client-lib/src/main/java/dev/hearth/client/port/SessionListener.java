package dev.hearth.client.port;

import java.util.List;

/** News of a session. Called on the session's own thread, in the order of arrival, before replies that the server sent later. */
public interface SessionListener {

    /** These keys changed since they were last read through {@link Journal}; reading them again asks for the next news. */
    void changed(List<String> keys);

    /** Everything may have changed, as after FLUSHALL. */
    void flushed();

    /** The session has ended, by whatever cause. Called once. */
    void closed();
}
