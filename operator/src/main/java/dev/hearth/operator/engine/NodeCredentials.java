package dev.hearth.operator.engine;

import dev.hearth.operator.model.NodeId;
import java.util.Optional;

/** Port: who the operator is to a cache node. Called on network threads, so it reads a cache and never blocks. */
public interface NodeCredentials {

    /** The operator's own login; empty for a server without authentication. */
    Optional<NodeLogin> operator(NodeId node);

    /**
     * The login that a replica uses at its primary. When present it is set before each {@code REPLICAOF}, so that a
     * password may rotate while the server runs; when empty, the one in the server's configuration file stands.
     */
    default Optional<NodeLogin> replication(NodeId node) {
        return Optional.empty();
    }

    /** Servers without authentication, as in tests. */
    static NodeCredentials none() {
        return node -> Optional.empty();
    }
}
