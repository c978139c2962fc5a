package dev.hearth.operator.desired;

import dev.hearth.api.v1alpha1.EngineType;

/** An engine that replicates: its dialect decides what the programs in its image are called. */
public enum Engine {
    REDIS("redis"),
    VALKEY("valkey");

    private final String word;

    Engine(String word) {
        this.word = word;
    }

    /**
     * The engine of a spec's type.
     *
     * @throws IllegalArgumentException for an engine that does not replicate
     */
    public static Engine of(EngineType type) {
        return switch (type) {
            case REDIS -> REDIS;
            case VALKEY -> VALKEY;
            case MEMCACHED ->
                throw new IllegalArgumentException("spec.engine.type: Memcached is not supported by this version");
        };
    }

    /** Value of {@code app.kubernetes.io/name}. */
    public String label() {
        return word;
    }

    /** The server program of the image. */
    public String server() {
        return word + "-server";
    }

    /** The command line client of the image. */
    public String cli() {
        return word + "-cli";
    }
}
