package dev.hearth.operator.engine;

import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeId;

/** A cache server that tests start and mistreat. */
interface CacheServer extends AutoCloseable {

    int port();

    /** Stops answering without closing anything, as a stopped process does. */
    void hang();

    /** Goes on where it hung. */
    void resume();

    /** Ends at once, connections broken. */
    void kill();

    /** Runs a script that does not end until {@link #calm}. */
    void becomeBusy();

    void calm();

    @Override
    void close();

    default NodeAddress address() {
        return new NodeAddress(new NodeId("test", "web-s0-0", "uid-" + port()), "127.0.0.1", port());
    }
}
