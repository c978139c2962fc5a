package dev.hearth.operator.act;

import dev.hearth.operator.model.NodeCommand;

/** Port: remembers that a server said no, so that it is not asked the same again at once. */
public interface Refusals {

    /** @param words the server's own words */
    void refused(NodeCommand command, String words);

    /** The server did what it was told: what it refused before under this name is over. */
    void done(NodeCommand command);
}
