package dev.hearth.operator.desired;

import java.util.Optional;

/**
 * The operator's image table, used for clusters whose spec names no image.
 *
 * @param redis image of a Redis server
 * @param valkey image of a Valkey server
 */
public record EngineImages(String redis, String valkey) {

    /**
     * The image a cluster runs: what its spec says, else what its StatefulSet already runs – so that an upgrade of the
     * operator never restarts a data node – else the table's.
     *
     * @param wanted the image of the spec
     * @param running the image in the cluster's StatefulSet
     */
    public String choose(Engine engine, Optional<String> wanted, Optional<String> running) {
        return wanted.or(() -> running).orElse(engine == Engine.VALKEY ? valkey : redis);
    }
}
