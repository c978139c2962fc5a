package dev.hearth.operator.observe;

import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeAnswer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Port: asks cache nodes over one persistent connection each. Never blocks the caller; answers and losses come on the
 * probe's own threads.
 */
public interface NodeProbe extends AutoCloseable {

    /**
     * Asks one node what it is.
     *
     * @return completes with the answer; exceptionally with {@link NodeRefusedException} when the address refuses
     *     connections, with {@link NodeErrorException} when a living server answers with an error, with {@link
     *     NotAskedException} when the question never left, with any other exception when nothing can be said. It may stay incomplete for as long as the server is silent; the caller
     *     judges silence, and {@link #forget} ends the question.
     */
    CompletionStage<NodeAnswer> ask(NodeAddress node);

    /** Tells when an established connection broke, so that one can look at once. Called on a probe thread. */
    void onLost(Consumer<NodeAddress> listener);

    /** Closes the connection to a node and ends its questions. */
    void forget(NodeAddress node);

    /**
     * The longest delay of the probe's own threads lately: a silence within it says nothing about a node. To be called
     * regularly, since each call begins the next measurement.
     */
    Duration lag();

    @Override
    void close();
}
