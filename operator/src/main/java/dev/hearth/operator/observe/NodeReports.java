package dev.hearth.operator.observe;

import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.Reach;

/** Port: what is known of cache nodes right now. Reads a cache, never the network. */
public interface NodeReports {

    /** @return {@link Reach.Unknown} for a node nobody has heard of. */
    Reach of(NodeId node);
}
