package dev.hearth.operator.act;

import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeCommand;

/** Port: commands to cache servers. */
public interface NodeCommander extends AutoCloseable {

    /**
     * Sends one command and waits for its outcome, at most about a second; {@link NodeCommand.CloseBlindly} and {@link
     * NodeCommand.PromptAck} do not wait. Every command may be sent again without harm.
     *
     * @param at where the node listens
     * @throws CommandFailedException when the server refused, or nothing is known of the outcome
     */
    void send(NodeCommand command, NodeAddress at) throws CommandFailedException;

    @Override
    void close();
}
