package dev.hearth.operator.act;

import dev.hearth.operator.model.NodeId;

/**
 * Port to the node watch: a report that is older than a command is worth nothing, so commands void it.
 *
 * <p>Call {@link #expectChange} before the command and {@link #askNow} after it, whatever its outcome.
 */
public interface ReportVoider {

    /**
     * The node's report becomes unknown, and questions under way are void. That a node is silent or refuses stays known: no
     * command can make it untrue, and the count of its silence goes on.
     */
    void expectChange(NodeId node);

    /** Asks the node at once; the answer raises an event even when its facts are no news. */
    void askNow(NodeId node);
}
