package dev.hearth.operator.desired;

/** An engine that replicates: its dialect decides what the programs in its image are called. */
public enum Engine {
    REDIS("redis"),
    VALKEY("valkey");

    private final String word;

    Engine(String word) {
        this.word = word;
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
