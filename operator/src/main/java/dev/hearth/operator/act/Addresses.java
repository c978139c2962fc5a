package dev.hearth.operator.act;

import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeId;
import java.util.Optional;

/** Port: where the nodes of this pass listen. */
@FunctionalInterface
public interface Addresses {

    /** Empty when the pod has no IP. */
    Optional<NodeAddress> of(NodeId node);
}
