package dev.hearth.operator.act;

import dev.hearth.operator.model.NodeCommand;

/** Port: remembers that a server said no, so that it is not asked the same again at once. */
@FunctionalInterface
public interface Refusals {

    /** @param words the server's own words */
    void refused(NodeCommand command, String words);
}
